// expect: ok
// stdout: true
const fs = require('fs');
fs.mkdirSync('d');
process.chdir('d');
fs.rmdirSync('/d');
for (const way of [() => fs.readdirSync('.'), () => fs.writeFileSync('f', ''), () => process.cwd(), () => process.chdir('..'), () => require('./x')]) try { way(); } catch (e) { if (!e.code) throw e; }
console.log(fs.existsSync('/main.js'));
