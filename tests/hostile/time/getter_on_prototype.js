// expect: timeout
// Everything the library looks up on objects by name spins.
for (const name of ['then', 'get', 'set', 'value', 'done', 'next', 'code', 'length', '0', 'encoding'])
  Object.defineProperty(Object.prototype, name, { get() { for (;;) {} }, set() { for (;;) {} } });
console.log({});
