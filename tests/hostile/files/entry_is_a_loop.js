// expect: runtime-failed
const fs = require('fs');
fs.unlinkSync(__filename);
fs.symlinkSync('main.js', 'main.js');
throw new Error('who reads my line');
