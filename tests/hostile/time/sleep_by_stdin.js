// expect: ok
// stdout: 0
console.log(require('fs').readFileSync(0).length);
