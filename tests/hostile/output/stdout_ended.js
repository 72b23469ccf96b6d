// expect: ok
// stdout: before
console.log('before');
try { process.stdout.end(); process.stdout.destroy(); } catch {}
process.stdout.on('error', () => {});
console.log('after');
