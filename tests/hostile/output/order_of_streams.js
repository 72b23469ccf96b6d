// expect: ok 2
// stdout: 1
// stdout: 2
// stdout: 3
process.stdout.write('1\n', () => console.log('no'));
console.log('2');
require('fs').writeSync(1, '3\n');
process.exit(2);
