// expect: timeout
// memory-mb: 64
const nothing = { done: false, value: undefined };
new Set({ [Symbol.iterator]: () => ({ next: Function.prototype.bind.call(Object, null, nothing) }) });
