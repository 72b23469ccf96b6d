// expect: ok
// stdout: EISDIR ENOTDIR ENOTDIR EEXIST ENOTEMPTY
const fs = require('fs');
fs.mkdirSync('d/e', { recursive: true });
fs.writeFileSync('f', '');
const codes = [];
for (const way of [() => fs.writeFileSync('d', ''), () => fs.readdirSync('f'), () => fs.writeFileSync('f/x', ''), () => fs.mkdirSync('d'), () => fs.rmdirSync('d')]) try { way(); codes.push('none'); } catch (e) { codes.push(e.code); }
console.log(codes.join(' '));
