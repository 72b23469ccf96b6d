// expect: resource-exceeded
// memory-mb: 32
for (;;) process.nextTick(() => {}, 1, 2, 3);
