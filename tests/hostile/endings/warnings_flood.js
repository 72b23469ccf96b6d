// expect: timeout or resource-exceeded
// memory-mb: 64
for (let i = 0; ; i += 1) process.emitWarning('w'.repeat(100) + i, { code: 'W' + i, detail: '\n' });
