// expect: runtime-failed
// stderr-has: first
process.on('exit', () => { throw new Error('second'); });
throw new Error('first');
