// expect: ok
// session: one
// stdout: 1
const fs = require('fs');
fs.writeFileSync('state.js', 'exports.n = 0');
console.log((require('./state.js').n += 1));
// --- next
// expect: ok
// session: one
// stdout: 1
console.log((require('./state.js').n += 1));
