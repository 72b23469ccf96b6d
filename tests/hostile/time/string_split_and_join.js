// expect: timeout
// memory-mb: 512
const text = 'a,'.repeat(1e6);
for (;;) text.split(',').join(';');
