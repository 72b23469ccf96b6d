// expect: ok
// stdout: 2
// A module that could not be loaded must not be freed under the one that imports it.
import fs from 'fs';
fs.writeFileSync('a.mjs', "import './b.mjs'; import './missing.mjs'; export let y = 1;");
fs.writeFileSync('b.mjs', "import { y } from './a.mjs'; export const f = () => y + 1;");
for (let i = 0; i < 50; i += 1) {
  await import('./a.mjs').catch(() => {});
  const junk = Array.from({ length: 500 }, (_, n) => new Uint8Array(n).fill(65));
  await import('./b.mjs').catch(() => {});
}
fs.writeFileSync('missing.mjs', '');
console.log((await import('./b.mjs')).f());
