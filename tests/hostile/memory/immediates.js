// expect: resource-exceeded
// memory-mb: 32
for (;;) setImmediate(() => {});
