// expect: resource-exceeded
// memory-mb: 8
for (let i = 0; ; i += 1) process.env['NAME' + i] = 'x'.repeat(1000);
