// expect: resource-exceeded
// memory-mb: 32
throw new Error('x'.repeat(2.5e7));
