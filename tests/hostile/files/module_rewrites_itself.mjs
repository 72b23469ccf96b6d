// expect: ok
// stdout: 50
import fs from 'fs';
let n = 0;
for (let i = 0; i < 50; i += 1) {
  fs.writeFileSync('m.mjs', `import fs from 'fs'; fs.rmSync('/m.mjs'); fs.mkdirSync('/m.mjs'); fs.rmdirSync('/m.mjs'); export const n = ${i};`);
  n += (await import('./m.mjs?' + i)).n === i;
}
console.log(n);
