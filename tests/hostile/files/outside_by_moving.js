// expect: ok
// stdout: 0
const fs = require('fs');
let done = 0;
fs.mkdirSync('d');
fs.writeFileSync('d/f', 'x');
for (const to of ['../stolen', '/../stolen', 'd/../../stolen']) {
  for (const way of ['renameSync', 'linkSync', 'copyFileSync', 'cpSync', 'mkdirSync', 'symlinkSync'])
    try { fs[way]?.('d/f', to); done += fs.existsSync(to) && !fs.existsSync('/stolen'); } catch {}
  for (const from of ['../outside.txt']) for (const way of ['renameSync', 'linkSync', 'copyFileSync']) try { fs[way](from, 'got'); done += fs.existsSync('got'); } catch {}
}
console.log(done);
