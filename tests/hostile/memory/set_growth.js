// expect: resource-exceeded
// memory-mb: 32
const set = new Set();
for (let i = 0; ; i += 1) set.add(`text ${i}`);
