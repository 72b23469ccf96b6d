// expect: timeout
// memory-mb: 256
const parts = Array(1e6).fill(Buffer.from('x'));
for (;;) Buffer.concat(parts);
