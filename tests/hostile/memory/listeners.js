// expect: resource-exceeded
// memory-mb: 32
process.setMaxListeners(0);
for (;;) process.on('exit', () => {});
