// expect: timeout
// memory-mb: 600
for (;;) ''.padStart(1e8, 'abc').length;
