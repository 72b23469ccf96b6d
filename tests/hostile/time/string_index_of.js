// expect: timeout
// memory-mb: 256
const text = 'a'.repeat(1e7);
text.indexOf('a'.repeat(5e6) + 'b');
