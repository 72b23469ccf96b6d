const fs = require('fs');
let deep = '';
for (let i = 0; i < 60; i += 1) {
  deep += 'd/';
  fs.mkdirSync(deep);
  fs.writeFileSync(`${deep}file`, 'x');
}
fs.symlinkSync('main.js', 'link');
fs.symlinkSync('nowhere', 'dangling');
fs.symlinkSync('d', 'folder link');
fs.writeFileSync('.hidden', '');
fs.writeFileSync('read only', '', { mode: 0o444 });
console.log(fs.readdirSync('.').length);
