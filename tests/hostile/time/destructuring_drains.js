// expect: timeout
const lazy = { [Symbol.iterator]: () => lazy, next: () => ({ done: false }), return: () => { for (;;) {} } };
const [first] = lazy;
