// expect: ok
const fs = require('fs');
for (const fd of [0, 1, 2]) try { fs.closeSync(fd); } catch {}
const fds = [1, 2, 3].map((n) => fs.openSync('f' + n, 'w+'));
console.log('where does this go');
fs.writeSync(fds[0], 'x');
console.error(fs.readFileSync('f1', 'utf8').includes('where') ? 'NO' : 'yes');
