// expect: resource-exceeded
// memory-mb: 0
new Array(1000).fill(0);
