// expect: timeout
// memory-mb: 64
import fs from 'fs';
const n = 120;
for (let i = 0; i < n; i += 1) {
  const stars = Array.from({ length: n }, (_, j) => `export * from './m${j}.mjs';`).join('');
  fs.writeFileSync(`m${i}.mjs`, stars + `export let x${i} = 1;`);
}
for (let i = 0; ; i += 1) await import('./m0.mjs').then((m) => Object.keys(m).length && import('./m1.mjs?' + i));
