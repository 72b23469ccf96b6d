// expect: timeout
const fs = require('fs');
for (;;) fs.closeSync(fs.openSync('/main.js'));
