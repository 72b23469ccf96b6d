// expect: resource-exceeded
// memory-mb: 32
[...'ab'.repeat(5e6).split('')];
