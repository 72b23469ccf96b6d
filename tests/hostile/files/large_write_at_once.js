// expect: ok
// memory-mb: 300
// file-size-bytes: 200000000
const fs = require('fs');
fs.writeFileSync('f', Buffer.alloc(1.5e8));
