// expect: timeout
// memory-mb: 256
const many = Array.from({ length: 1e5 }, (_, i) => String(i % 977));
for (;;) many.toSorted();
