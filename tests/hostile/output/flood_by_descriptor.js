// expect: resource-exceeded
const fs = require('fs');
const some = Buffer.alloc(1e5);
for (;;) fs.writeSync(1, some);
