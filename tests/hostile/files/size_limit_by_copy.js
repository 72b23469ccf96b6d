// expect: ok
// file-size-bytes: 1000
// stdout: 1000
const fs = require('fs');
fs.writeFileSync('a', 'x'.repeat(900));
const fd = fs.openSync('b', 'a');
for (let i = 0; i < 5; i += 1) try { fs.copyFileSync('a', 'b'); fs.writevSync(fd, [Buffer.alloc(100), Buffer.alloc(100)]); } catch {}
console.log(fs.statSync('b').size <= 1000 ? 1000 : fs.statSync('b').size);
