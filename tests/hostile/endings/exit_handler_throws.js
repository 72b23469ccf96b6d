// expect: runtime-failed
// stderr-has: in the handler
process.on('exit', () => { throw new Error('in the handler'); });
