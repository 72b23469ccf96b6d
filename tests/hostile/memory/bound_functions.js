// expect: resource-exceeded
// memory-mb: 8
let last = () => {};
for (;;) last = last.bind(null, last);
