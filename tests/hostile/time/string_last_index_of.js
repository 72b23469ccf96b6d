// expect: timeout
// memory-mb: 256
const text = 'a'.repeat(1e7);
for (;;) text.lastIndexOf('b' + 'a'.repeat(5e6));
