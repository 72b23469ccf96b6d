// expect: resource-exceeded
// memory-mb: 8
for (;;) queueMicrotask(() => {});
