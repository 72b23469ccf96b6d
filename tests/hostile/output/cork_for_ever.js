// expect: ok or resource-exceeded
// memory-mb: 64
process.stdout.cork?.();
for (let i = 0; i < 1e4; i += 1) process.stdout.write('x'.repeat(100));
