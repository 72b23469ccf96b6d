// expect: resource-exceeded
// memory-mb: 8
const all = [];
for (let i = 1n; ; i += 1n) all.push((1n << 1000000n) + i);
