// expect: timeout
// memory-mb: 256
const many = Array(1e6).fill(1);
for (;;) {
  many.unshift(1);
  many.shift();
}
