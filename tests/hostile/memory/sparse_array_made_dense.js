// expect: timeout or resource-exceeded
// memory-mb: 64
const sparse = [];
sparse.length = 4294967295;
sparse.fill(0);
