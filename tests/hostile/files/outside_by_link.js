// expect: ok
// stdout: 0
const fs = require('fs');
let seen = 0;
for (const target of ['../outside.txt', '..', '/../outside.txt', '../../../../../../../../etc/passwd', '/etc/passwd', './../outside.txt']) {
  try { fs.symlinkSync(target, 'l'); } catch { continue; }
  for (const name of ['l', 'l/outside.txt', 'l/', 'l/../outside.txt'])
    try { seen += fs.readFileSync(name).includes('secret'); } catch {}
  try { fs.writeFileSync('l', 'overwritten'); } catch {}
  try { fs.writeFileSync('l/planted', 'x'); } catch {}
  fs.rmSync('l', { force: true });
}
console.log(seen);
