// expect: resource-exceeded
// memory-mb: 8
const set = new Set();
for (let i = 0; ; i += 1) set.add(`text ${i}`);
