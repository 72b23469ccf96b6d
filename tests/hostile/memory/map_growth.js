// expect: resource-exceeded
// memory-mb: 32
const map = new Map();
for (let i = 0; ; i += 1) map.set(i, i);
