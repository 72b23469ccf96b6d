// expect: timeout
// memory-mb: 256
const from = new Float64Array(4e6);
const to = new Uint8ClampedArray(4e6);
for (;;) to.set(from);
