// expect: timeout
// memory-mb: 256
const numbers = new Float64Array(4e6).map(Math.random);
for (;;) numbers.slice().sort();
