// expect: runtime-failed
// stderr-has: before
process.on('beforeExit', () => { throw new Error('before'); });
