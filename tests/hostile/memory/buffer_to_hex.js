// expect: resource-exceeded
// memory-mb: 16
const one = Buffer.alloc(7e6);
one.toString('hex');
