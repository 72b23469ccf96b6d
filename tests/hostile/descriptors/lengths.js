// expect: ok
const fs = require('fs');
const fd = fs.openSync('f', 'w+');
const some = Buffer.alloc(10);
for (const offset of [-1, 5, 10, 11, 2 ** 32, NaN])
  for (const length of [-1, 0, 5, 11, 2 ** 32, 2 ** 53, NaN]) for (const way of ['readSync', 'writeSync']) try { fs[way](fd, some, offset, length, 0); } catch (e) { if (!/^(ERR|E)/.test(e.code)) throw e; }
