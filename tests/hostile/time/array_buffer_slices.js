// expect: timeout
// memory-mb: 256
const buffer = new ArrayBuffer(1e8);
for (;;) buffer.slice(0);
