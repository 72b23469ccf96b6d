// expect: runtime-failed
// stderr-has: from the top
process.on('exit', () => Promise.reject(new Error('in exit')));
await Promise.reject(new Error('from the top'));
