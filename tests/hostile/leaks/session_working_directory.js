// expect: ok
// session: one
require('fs').mkdirSync('d');
process.chdir('d');
// --- next
// expect: ok
// session: one
// stdout: /
console.log(process.cwd());
