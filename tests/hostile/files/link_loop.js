// expect: ok
// stdout: ELOOP ELOOP ELOOP ELOOP
const fs = require('fs');
fs.symlinkSync('b', 'a');
fs.symlinkSync('a', 'b');
const codes = [];
for (const way of [() => fs.readFileSync('a'), () => fs.statSync('a/x'), () => fs.realpathSync('a'), () => fs.writeFileSync('b', '')]) try { way(); codes.push('none'); } catch (e) { codes.push(e.code); }
console.log(codes.join(' '));
