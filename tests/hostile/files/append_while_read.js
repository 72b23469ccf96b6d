// expect: timeout or resource-exceeded
// memory-mb: 64
const fs = require('fs');
fs.writeFileSync('f', 'x'.repeat(1e5));
fs.createReadStream('f').on('data', (chunk) => fs.appendFileSync('f', chunk));
