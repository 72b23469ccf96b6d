// expect: timeout
// memory-mb: 256
const fs = require('fs');
fs.writeFileSync('large', Buffer.alloc(5e7));
for (;;) fs.readFileSync('large'), fs.copyFileSync('large', 'copy');
