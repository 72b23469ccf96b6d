// expect: ok
// session: one
const fs = require('fs');
fs.writeFileSync('private', 'of session one');
fs.symlinkSync('private', 'link');
globalThis.left = 1;
// --- next
// expect: ok
// session: two
// stdout: [ 'main.js' ] undefined
console.log(require('fs').readdirSync('/'), globalThis.left);
// --- next
// expect: ok
// stdout: [ 'main.js' ]
console.log(require('fs').readdirSync('/'));
// --- next
// expect: ok
// session: one
// stdout: of session one undefined
console.log(require('fs').readFileSync('link', 'utf8'), globalThis.left);
