// expect: resource-exceeded
// memory-mb: 32
const all = [];
for (;;) all.push(new WeakRef({}));
