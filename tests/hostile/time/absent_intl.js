// expect: ok
// stdout: undefined
console.log(typeof Intl);
