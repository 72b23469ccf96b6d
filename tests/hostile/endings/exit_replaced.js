// expect: ok 3
process.exit = process.reallyExit = process.abort = () => {};
process.emit = () => { throw 1; };
process.exitCode = 3;
