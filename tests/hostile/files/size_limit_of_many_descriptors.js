// expect: ok
// file-size-bytes: 1000
// stdout: true
const fs = require('fs');
const fds = Array.from({ length: 20 }, (_, i) => fs.openSync('f', i % 2 ? 'a' : 'r+', 0o666) ?? 0, fs.writeFileSync('f', ''));
for (let i = 0; i < 100; i += 1) for (const fd of fds) try { fs.writeSync(fd, 'x'.repeat(99), i * 99); } catch (e) { if (e.code !== 'EFBIG') throw e; }
console.log(fs.statSync('f').size <= 1000);
