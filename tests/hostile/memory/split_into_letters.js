// expect: resource-exceeded
// memory-mb: 8
[...'ab'.repeat(5e6).split('')];
