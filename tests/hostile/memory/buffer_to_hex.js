// expect: resource-exceeded
// memory-mb: 64
const one = Buffer.alloc(2.5e7);
one.toString('hex');
