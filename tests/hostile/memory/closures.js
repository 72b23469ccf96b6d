// expect: resource-exceeded
// memory-mb: 32
let last = () => {};
for (;;) last = ((before) => () => before)(last);
