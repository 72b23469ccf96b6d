// expect: runtime-failed SIGKILL
// stdout: before
// stderr-has: also
console.log('before');
process.stderr.write('also');
process.kill(process.pid, 'SIGKILL');
