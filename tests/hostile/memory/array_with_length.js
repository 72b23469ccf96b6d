// expect: timeout or resource-exceeded
// memory-mb: 16
[...Array(4294967295)];
