// expect: ok
// stdout: before
console.log('before');
process.on('exit', () => { setTimeout(() => console.log('no')); process.nextTick(() => console.log('no')); });
