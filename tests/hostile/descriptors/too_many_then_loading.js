// expect: ok
// stdout: true
// stdout: x
const fs = require('fs');
fs.writeFileSync('m.js', 'exports.x = "x"');
const open = [];
try { for (;;) open.push(fs.openSync('f', 'w')); } catch {}
try { require('./m.js'); } catch (e) { console.log(e.code === 'EMFILE' || e.code === 'MODULE_NOT_FOUND'); }
fs.closeSync(open.pop());
fs.closeSync(open.pop());
console.log(require('./m.js').x);
