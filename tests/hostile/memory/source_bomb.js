// expect: resource-exceeded
// memory-mb: 8
eval('[' + '{a:1},'.repeat(1e6) + ']');
