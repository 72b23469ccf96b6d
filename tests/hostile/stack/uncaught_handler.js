// expect: ok 7
// stderr-has: RangeError
process.on('uncaughtException', function again() { again(); });
throw new Error('first');
