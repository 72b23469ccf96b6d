// expect: ok
// stdout: RangeError
import fs from 'fs';
for (let i = 0; i < 1500; i += 1) fs.writeFileSync(`m${i}.mjs`, `import './m${i + 1}.mjs';`);
fs.writeFileSync('m1500.mjs', 'export {}');
await import('./m0.mjs').then(() => console.log('RangeError'), (e) => console.log(e.name));
