// expect: timeout
// memory-mb: 256
const make = () => new Set(Array.from({ length: 3000 }, (_, i) => ({ i })));
for (;;) require('assert').deepStrictEqual(make(), make());
