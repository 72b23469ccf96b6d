// expect: ok
// session: first
require('fs').writeFileSync('needle', 'needle of the first');
// --- next
// expect: ok
// session: second
// stdout: 0
const fs = require('fs');
let seen = 0;
const names = ['..', '/..', '../..', '../first', '../session-1', '../1', '../0', '../*', '/proc/self/cwd', '/tmp'];
for (let i = 0; i < 50; i += 1) names.push(`../golem-exec-${i}`, `../${i}`, `../session-${i}`, `../s${i}`);
for (const name of names) try { seen += fs.readdirSync(name).length && name !== '/tmp' ? 1 : 0; } catch {}
console.log(seen);
