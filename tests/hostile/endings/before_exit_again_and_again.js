// expect: ok
// stdout: 100
let n = 0;
process.on('beforeExit', () => { if (n < 100) setTimeout(() => { n += 1; }); });
process.on('exit', () => console.log(n));
