// expect: ok
// stdout: 0 true true
const fs = require('fs');
const there = (name) => { try { return fs.readFileSync(name).length; } catch (e) { return e.code !== undefined; } };
console.log(there('/dev/null'), there('/dev/fd/3'), there('/proc/self/environ'));
