// expect: resource-exceeded
// memory-mb: 32
console.log('%s'.repeat(100), ...Array(100).fill('x'.repeat(1e6)));
