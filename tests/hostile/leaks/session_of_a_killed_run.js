// expect: timeout
// session: one
require('fs').writeFileSync('half', 'written');
process.on('exit', () => require('fs').writeFileSync('half', 'more'));
for (;;) {}
// --- next
// expect: ok
// session: one
// stdout: written
console.log(require('fs').readFileSync('half', 'utf8'));
