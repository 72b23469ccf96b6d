// expect: ok
// stdout: 3 3
const fs = require('fs');
console.log(fs.openSync('/main.js'), Number(require('fs').openSync('/main.js')) - 1);
// --- next
// expect: ok
// stdout: 3
console.log(require('fs').openSync('/main.js'));
