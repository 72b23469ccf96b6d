// expect: ok
// stdout: no
const fs = require('fs');
fs.mkdirSync('a/b', { recursive: true });
fs.symlinkSync('a/b', 'c');
try { fs.symlinkSync('../../..', 'a/b/d'); } catch {}
fs.renameSync('a/b', 'b');
let seen = 'no';
for (const name of ['c/d/outside.txt', 'b/d/outside.txt', 'b/../../outside.txt', 'b/d/../outside.txt']) try { seen = fs.readFileSync(name, 'utf8'); } catch {}
console.log(seen);
