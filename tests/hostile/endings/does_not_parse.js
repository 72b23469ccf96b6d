// expect: compilation-failed
// stderr-has: SyntaxError
// stdout:
console.log('never');
let let = 1;
