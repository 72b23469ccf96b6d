// expect: resource-exceeded
// memory-mb: 8
const map = new Map();
for (let i = 0; ; i += 1) map.set(i, i);
