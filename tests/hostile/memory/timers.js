// expect: resource-exceeded
// memory-mb: 32
for (;;) setTimeout(() => {}, 1e6);
