// expect: ok or timeout
// memory-mb: 128
console.log('%s%d%i%f%j%o%O%c%%'.repeat(1e4), ...Array(5e4).fill('x'));
