// expect: ok
// stdout: true
const fs = require('fs');
const fd = fs.openSync('/', 'r');
try { fs.readSync(fd, Buffer.alloc(5)); } catch (e) { console.log(['EISDIR', 'EBADF'].includes(e.code)); }
