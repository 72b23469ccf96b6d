// expect: ok
// stdout: EBADF
// stdout: EBADF
// stdout: EBADF
// stdout: EBADF
const fs = require('fs');
const fd = fs.openSync('f', 'w+');
fs.closeSync(fd);
for (const way of [() => fs.closeSync(fd), () => fs.readSync(fd, Buffer.alloc(1)), () => fs.writeSync(fd, 'x'), () => fs.fstatSync(fd)]) try { way(); } catch (e) { console.log(e.code); }
