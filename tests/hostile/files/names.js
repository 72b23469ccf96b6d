// expect: ok
const fs = require('fs');
const names = ['', '.', '..', '/', '//', 'a\0b', '\0', 'x'.repeat(256), 'x'.repeat(5000), 'a/'.repeat(2500), '\ud800', 'e\u0301', '\n\r\t', ' ', '*', 'con', 'a\\b', '\u202e', '😀'.repeat(60), '-rf', '~', '$HOME', './', 'f/.', 'f/..', 'f/'];
for (const name of names)
  for (const way of [() => fs.writeFileSync(name, 'x'), () => fs.readFileSync(name), () => fs.mkdirSync(name), () => fs.statSync(name), () => fs.unlinkSync(name), () => fs.rmdirSync(name), () => fs.symlinkSync(name, 'l'), () => fs.unlinkSync('l')])
    try { way(); } catch (e) { if (typeof e.code !== 'string') throw e; }
