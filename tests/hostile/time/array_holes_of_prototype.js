// expect: timeout
Object.defineProperty(Array.prototype, 7, { get() { for (;;) {} } });
Array(9).includes(1);
