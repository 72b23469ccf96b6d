// expect: timeout
// memory-mb: 256
const sparse = [];
for (let i = 0; ; i += 1) {
  sparse[(i * 7919) % 4294967295] = i;
  sparse.length = 3;
}
