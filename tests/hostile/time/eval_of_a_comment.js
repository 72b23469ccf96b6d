// expect: timeout
// memory-mb: 256
const comment = '/*' + '*'.repeat(5e7) + '*/';
for (;;) eval(comment);
