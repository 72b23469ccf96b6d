// expect: ok
// stdout: EMFILE
const fs = require('fs');
try { for (;;) fs.openSync('f', 'w'); } catch (e) { console.log(e.code); }
