// expect: resource-exceeded
// memory-mb: 8
process.setMaxListeners(0);
for (;;) process.on('exit', () => {});
