// expect: timeout
// memory-mb: 256
const buffer = new ArrayBuffer(8, { maxByteLength: 1e8 });
for (;;) {
  buffer.resize(1e8);
  buffer.resize(0);
}
