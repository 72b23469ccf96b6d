// expect: timeout
// memory-mb: 256
const a = Buffer.alloc(1e8);
const b = Buffer.alloc(1e8);
for (;;) a.equals(b), Buffer.compare(a, b), a.swap64(), a.copy(b);
