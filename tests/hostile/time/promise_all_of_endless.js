// expect: timeout
// memory-mb: 256
Promise.resolve = () => ({ then() {} });
Promise.all({ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) });
