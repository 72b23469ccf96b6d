// expect: timeout or resource-exceeded
// memory-mb: 64
for (let i = 0; ; i += 1) console.time('t' + i), console.count('c' + i);
