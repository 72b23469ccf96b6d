// expect: runtime-failed
// stderr-has: told
process.stdout.destroy();
process.stderr.destroy();
throw new Error('told');
