// expect: runtime-failed
process.on('uncaughtException', function again() { again(); });
throw new Error('first');
