// expect: ok
// memory-mb: 32
const fs = require('fs');
const fd = fs.openSync('f', 'w+');
for (const at of [-1, -5, 2 ** 31, 2 ** 53, 2 ** 64, NaN, Infinity, 1.5, -0n, 2n ** 63n, 2n ** 64n, '5', {}, null])
  for (const way of [() => fs.readSync(fd, Buffer.alloc(5), 0, 5, at), () => fs.writeSync(fd, Buffer.alloc(5), 0, 5, at)]) try { way(); } catch (e) { if (!e.code) throw e; }
