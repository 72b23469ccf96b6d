// expect: timeout
// memory-mb: 256
const text = 'ab'.repeat(1e5);
for (;;) text.replace(/(a)|(b)/g, '$2$1');
