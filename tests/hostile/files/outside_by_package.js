// expect: ok
// stdout: 0
const fs = require('fs');
fs.mkdirSync('node_modules/p', { recursive: true });
let seen = 0;
for (const main of ['../../../outside.txt', '../../../../../outside.txt', '/etc/passwd']) {
  for (const what of [{ main }, { exports: './' + main }, { exports: { '.': main } }, { imports: { '#x': main } }]) {
    fs.writeFileSync('node_modules/p/package.json', JSON.stringify(what));
    try { require('p'); seen += 1; } catch (e) { if (String(e.stack).includes('secret')) seen += 100; }
  }
}
console.log(seen);
