// expect: timeout
// memory-mb: 600
for (;;) 'ab'.repeat(5e7).length;
