// expect: resource-exceeded
// memory-mb: 8
const weak = new WeakMap();
const keys = [];
for (;;) weak.set(keys[keys.push({}) - 1], keys);
