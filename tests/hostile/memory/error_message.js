// expect: runtime-failed
// memory-mb: 32
// There is no room to tell of it.
throw new Error('x'.repeat(2.5e7));
