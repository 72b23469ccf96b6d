// expect: resource-exceeded
// memory-mb: 8
for (;;) setTimeout(() => {}, 1e6);
