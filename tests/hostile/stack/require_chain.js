// expect: ok
// stdout: RangeError
const fs = require('fs');
fs.writeFileSync('a.js', "require(require('fs').copyFileSync('/a.js', '/a' + (globalThis.n = (globalThis.n ?? 0) + 1) + '.js') ?? '/a' + globalThis.n + '.js')");
try { require('./a.js'); } catch (e) { console.log(e.name); }
