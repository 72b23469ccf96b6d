// expect: ok
// stdout: true
const fs = require('fs');
const made = [];
for (const prefix of ['t', '../t', '/../t', 'x'.repeat(300), 'a\0', '']) try { made.push(fs.mkdtempSync(prefix)); } catch (e) { if (!e.code) throw e; }
console.log(made.every((name) => fs.existsSync(name)));
