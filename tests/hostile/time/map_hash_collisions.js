// expect: timeout
// memory-mb: 256
// Numbers whose lower halves are all zero.
const map = new Map();
for (let i = 1; ; i += 1) map.set(i * 2 ** 32, i), map.delete((i - 1000) * 2 ** 32);
