// expect: ok
// stdout: EINVAL
// stdout: true
const fs = require('fs');
fs.mkdirSync('d/e', { recursive: true });
try { fs.renameSync('d', 'd/e/f'); } catch (e) { console.log(e.code); }
fs.writeFileSync('x', '1');
fs.renameSync('x', 'x');
try { fs.copyFileSync('x', 'x'); } catch (e) { if (!e.code) throw e; }
console.log(fs.existsSync('x'));
