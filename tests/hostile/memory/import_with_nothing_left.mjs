// expect: ok or resource-exceeded
// memory-mb: 4
// Memory ends at every place of loading a module in turn.
import fs from 'fs';
fs.writeFileSync('a.mjs', "import { y } from './b.mjs'; import * as n from './c.cjs'; export const x = () => y; export * from './b.mjs';");
fs.writeFileSync('b.mjs', "import { x } from './a.mjs'; export let y = 1; export const f = () => x();");
fs.writeFileSync('c.cjs', 'exports.z = 1');
for (let left = 100; left < 30000; left += 300) {
  let all = [];
  try {
    for (;;) all.push(new Uint8Array(4096));
  } catch {}
  all.push(new Uint8Array(0));
  all.length -= 1 + Math.ceil(left / 4096);
  await import('./a.mjs?' + left).catch(() => {});
  await import('./b.mjs?' + left).catch(() => {});
  all = null;
}
await import('./a.mjs');
console.log((await import('./b.mjs')).f());
