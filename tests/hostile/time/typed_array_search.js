// expect: timeout
// memory-mb: 256
const bytes = new Uint8Array(1e8);
for (;;) bytes.indexOf(7), bytes.lastIndexOf(7), bytes.includes(7);
