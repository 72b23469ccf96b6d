// expect: timeout
// memory-mb: 64
const junk = '('.repeat(1e6) + '1 2 3';
for (;;) Date.parse(junk);
