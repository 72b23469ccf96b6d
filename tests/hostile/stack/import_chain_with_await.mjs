// expect: ok
// stdout: ok
import fs from 'fs';
for (let i = 0; i < 1500; i += 1) fs.writeFileSync(`m${i}.mjs`, `import './m${i + 1}.mjs'; await 1;`);
fs.writeFileSync('m1500.mjs', 'await 1; throw new Error("end")');
await import('./m0.mjs').catch((e) => console.log(e.message === 'end' || e.name === 'RangeError' ? 'ok' : e));
