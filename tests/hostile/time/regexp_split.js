// expect: timeout
// memory-mb: 256
for (;;) 'a'.repeat(1e5).split(/(?=a)|(?<=a)/);
