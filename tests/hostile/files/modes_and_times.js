// expect: ok
// stdout: true
const fs = require('fs');
fs.writeFileSync('f', 'x');
for (const mode of [0, 0o777, 0o7777, -1, 2 ** 40, NaN, '777', 'x']) for (const way of ['chmodSync', 'lchmodSync']) try { fs[way]('f', mode); } catch (e) { if (!e.code && e.name !== 'TypeError') throw e; }
for (const time of [0, -1, 1e300, -1e300, NaN, Infinity, 'x', new Date(NaN), new Date(8.64e15), 2 ** 63]) for (const way of ['utimesSync', 'lutimesSync']) try { fs[way]('f', time, time); } catch (e) { if (!e.code && e.name !== 'TypeError') throw e; }
try { fs.chownSync('f', 0, 0); } catch (e) { if (!e.code) throw e; }
console.log(fs.statSync('f').mtime instanceof Date);
