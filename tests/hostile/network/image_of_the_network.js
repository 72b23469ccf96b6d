// expect: ok
// stdout: {}
console.log(require('os').networkInterfaces());
