// expect: ok 7
// stderr-has: second
process.on('uncaughtException', () => { throw new Error('second'); });
throw new Error('first');
