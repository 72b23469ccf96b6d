// expect: resource-exceeded
// memory-mb: 8
for (;;) process.nextTick(() => {}, 1, 2, 3);
