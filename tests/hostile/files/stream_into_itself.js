// expect: timeout or resource-exceeded
// memory-mb: 64
const fs = require('fs');
fs.writeFileSync('f', 'x'.repeat(1e6));
fs.createReadStream('f').pipe(fs.createWriteStream('f', { flags: 'a' }));
