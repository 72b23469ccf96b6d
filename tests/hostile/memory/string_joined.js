// expect: resource-exceeded
// memory-mb: 16
Array(1e6).join('x'.repeat(1000));
