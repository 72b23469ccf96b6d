// expect: runtime-failed SIGABRT
// stdout: before
process.on('exit', () => console.log('no'));
process.on('SIGABRT', () => console.log('no'));
console.log('before');
process.abort();
