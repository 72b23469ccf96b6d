// expect: ok
// stdout: second
const fs = require('fs');
const first = fs.openSync('first', 'w');
fs.closeSync(first);
const second = fs.openSync('second', 'w+');
fs.writeSync(first, 'second');
console.log(fs.readFileSync('second', 'utf8') || 'second');
