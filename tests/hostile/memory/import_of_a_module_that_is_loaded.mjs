// expect: ok
// stdout: ReferenceError
// stdout: 1
import fs from 'fs';
fs.writeFileSync('a.mjs', "import './c.cjs'; import { z } from './d.mjs'; export let y = z;");
fs.writeFileSync('d.mjs', 'export let z = 1;');
fs.writeFileSync('c.cjs', "try { require('./a.mjs'); } catch (e) { console.log(e.name); }");
console.log((await import('./a.mjs')).y);
