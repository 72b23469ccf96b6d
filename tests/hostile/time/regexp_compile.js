// expect: timeout
// memory-mb: 64
for (let i = 0; ; i += 1) new RegExp(`[\\p{L}${i}]`.repeat(50), 'u');
