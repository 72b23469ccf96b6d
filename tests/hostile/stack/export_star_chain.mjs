// expect: ok
// stdout: ok
import fs from 'fs';
for (let i = 0; i < 800; i += 1) fs.writeFileSync(`m${i}.mjs`, `export * from './m${i + 1}.mjs'; import { x${i} } from './m${i + 1}.mjs';`);
fs.writeFileSync('m800.mjs', 'export let y = 1');
await import('./m0.mjs').catch((e) => console.log(['SyntaxError', 'RangeError'].includes(e.name) ? 'ok' : e));
