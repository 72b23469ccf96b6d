// expect: ok 7
// stderr-has: Uncaught 1
process.emit = () => { throw 1; };
