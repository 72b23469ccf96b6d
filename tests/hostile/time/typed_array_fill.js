// expect: timeout
// memory-mb: 256
const bytes = new Uint8Array(1e8);
for (;;) bytes.fill(1).copyWithin(1, 0).reverse();
