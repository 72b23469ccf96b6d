// expect: ok
// file-size-bytes: 1000000
// stdout: EFBIG
// stdout: EFBIG
// stdout: EFBIG
// stdout: EFBIG
const fs = require('fs');
const fd = fs.openSync('f', 'w');
for (const way of [() => fs.ftruncateSync(fd, 2 ** 32), () => fs.truncateSync('f', 1000001), () => fs.writeSync(fd, 'x', 2 ** 32), () => fs.writeFileSync('g', Buffer.alloc(1000001))]) try { way(); } catch (e) { console.log(e.code); }
