// expect: resource-exceeded
// memory-mb: 64
Array(1e6).join('x'.repeat(1000));
