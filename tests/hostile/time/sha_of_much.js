// expect: timeout
// memory-mb: 128
const crypto = require('crypto');
const data = Buffer.alloc(5e7);
for (;;) crypto.createHash('sha512').update(data).digest();
