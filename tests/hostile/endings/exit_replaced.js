// expect: ok 3
process.exit = process.reallyExit = process.abort = process.emitWarning = () => {};
process.exitCode = 3;
