// expect: timeout
// memory-mb: 512
const text = '0' + '+1'.repeat(5e6);
for (;;) eval(text);
