// expect: ok
// stdout: ELOOP
const fs = require('fs');
fs.writeFileSync('l0', 'x');
for (let i = 1; i < 200; i += 1) fs.symlinkSync('l' + (i - 1), 'l' + i);
try { fs.readFileSync('l199'); console.log('ELOOP'); } catch (e) { console.log(e.code); }
