// expect: timeout
// memory-mb: 256
const many = Array.from({ length: 3e5 }, (_, i) => i);
for (;;) many.sort(() => Math.random() - 0.5);
