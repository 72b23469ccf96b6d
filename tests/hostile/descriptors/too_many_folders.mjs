// expect: ok
// stdout: EMFILE
import fs from 'fs/promises';
const open = [];
try { for (;;) open.push(await fs.open('f', 'w')); } catch (e) { console.log(e.code); }
