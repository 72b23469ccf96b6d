// expect: resource-exceeded
// memory-mb: 8
console.log('%s'.repeat(100), ...Array(100).fill('x'.repeat(1e6)));
