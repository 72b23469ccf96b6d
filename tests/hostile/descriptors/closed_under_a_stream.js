// expect: ok
// stdout: EBADF
const fs = require('fs');
const fd = fs.openSync('f', 'w+');
const stream = fs.createWriteStream(null, { fd });
stream.on('error', (e) => console.log(e.code));
fs.closeSync(fd);
stream.write('x');
