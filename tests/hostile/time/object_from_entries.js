// expect: timeout
Object.fromEntries({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: ['a', 1] }) }) });
