// expect: ok
// stdout: object
const fs = require('fs');
fs.writeFileSync('f', '');
try { fs.utimesSync('f', new Date(-8.64e15), new Date(-1)); } catch (e) { if (!e.code) throw e; }
console.log(typeof fs.statSync('f', { bigint: true }).mtimeNs === 'bigint' ? 'object' : 'no');
