// expect: ok
// stdout: exit
process.on('exit', () => console.log('exit'));
process.on('uncaughtException', () => {});
process.stdout.on('error', () => {});
// --- next
// expect: runtime-failed
// stdout:
// stderr-has: uncaught
throw new Error('uncaught');
