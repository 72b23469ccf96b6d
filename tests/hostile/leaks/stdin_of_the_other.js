// expect: ok
// stdin: for the first only
// stdout: for
const b = Buffer.alloc(3);
require('fs').readSync(0, b);
console.log(String(b));
// --- next
// expect: ok
// stdout: 0
console.log(require('fs').readFileSync(0).length);
