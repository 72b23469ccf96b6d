// expect: resource-exceeded
// file-size-bytes: 1000
const fs = require('fs');
for (;;) fs.appendFileSync('f', 'x'.repeat(100));
