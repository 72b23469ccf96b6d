// expect: ok
// stdout: still
const fs = require('fs');
const fd = fs.openSync('f', 'w+');
fs.unlinkSync('f');
fs.writeSync(fd, 'still');
const b = Buffer.alloc(5);
fs.readSync(fd, b, 0, 5, 0);
console.log(String(b));
