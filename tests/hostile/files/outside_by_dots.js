// expect: ok
// stdout: 0
const fs = require('fs');
let seen = 0;
for (const name of ['../outside.txt', '/../outside.txt', 'a/../../outside.txt', './/..//outside.txt', '..\\outside.txt', '/./../../../../outside.txt', 'main.js/../../outside.txt', '%2e%2e/outside.txt'])
  for (const way of ['readFileSync', 'statSync', 'openSync', 'lstatSync', 'realpathSync', 'readlinkSync', 'accessSync', 'opendirSync', 'unlinkSync'])
    try { console.log(name, way, String(fs[way]?.(name) ?? 'none')); seen += 1; } catch {}
console.log(seen);
