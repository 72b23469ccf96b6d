// expect: ok
// stdout: true
const fs = require('fs');
fs.mkdirSync('d');
fs.writeFileSync('d/f', 'x');
try { fs.cpSync('d', 'd/e', { recursive: true }); } catch (e) { if (!e.code && e.name !== 'TypeError') throw e; }
console.log(fs.existsSync('d/f'));
