// expect: timeout
// memory-mb: 512
const bytes = new Uint8Array(3e7).fill(0xf0);
for (;;) new TextDecoder().decode(bytes);
