// expect: ok
// stdout: 1
import fs from 'fs';
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
fs.writeFileSync('a.mjs', "import { y } from './b.mjs'; import './c.cjs'; export const x = () => y;");
fs.writeFileSync('b.mjs', "import { x } from './a.mjs'; export let y = 1; export const f = () => x();");
fs.writeFileSync('c.cjs', 'exports.z = 1');
function again() {
  try {
    again();
  } catch {}
  try {
    require('./a.mjs');
  } catch {}
}
again();
console.log(require('./b.mjs').f());
