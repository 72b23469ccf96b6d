// expect: timeout
// memory-mb: 256
const crypto = require('crypto');
for (;;) crypto.randomFillSync(Buffer.alloc(1e8));
