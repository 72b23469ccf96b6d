// expect: timeout
// memory-mb: 512
for (;;) Object.getOwnPropertyDescriptors('x'.repeat(1e5));
