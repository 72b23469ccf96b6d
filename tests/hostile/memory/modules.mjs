// expect: resource-exceeded
// memory-mb: 8
import fs from 'fs';
fs.writeFileSync('m.mjs', 'export default ' + JSON.stringify(Array(3000).fill(['x'])));
for (let i = 0; ; i += 1) await import('./m.mjs?' + i);
