// expect: timeout
// memory-mb: 64
const digits = '1.' + '7'.repeat(1e6) + 'e-308';
for (;;) parseFloat(digits), Number(digits), parseInt('z'.repeat(1e5), 36);
