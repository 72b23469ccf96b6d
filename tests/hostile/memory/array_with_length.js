// expect: resource-exceeded
// memory-mb: 64
[...Array(4294967295)];
