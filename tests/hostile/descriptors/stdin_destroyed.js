// expect: ok
// stdin: abc
// stdout: closed
process.stdin.on('close', () => console.log('closed'));
process.stdin.destroy();
process.stdin.resume();
