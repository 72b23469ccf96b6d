// expect: ok
// stdout: EBADF
const fs = require('fs');
try { fs.writeSync(fs.openSync('/main.js', 'r'), 'x'); } catch (e) { console.log(e.code); }
