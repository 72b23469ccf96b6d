// expect: resource-exceeded
// memory-mb: 16
eval('[' + '{a:1},'.repeat(1e6) + ']');
