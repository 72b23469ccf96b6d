// expect: timeout
const fs = require('fs');
for (let i = 0; i < 60; i += 1) fs.mkdirSync(`left${i}/d`, { recursive: true });
fs.openSync('open', 'w');
for (;;) {}
// --- next
// expect: ok
// stdout: [ 'main.js' ]
console.log(require('fs').readdirSync('/'));
