// expect: resource-exceeded
// memory-mb: 16
const one = Buffer.alloc(1e6);
Buffer.concat(Array(1000).fill(one));
