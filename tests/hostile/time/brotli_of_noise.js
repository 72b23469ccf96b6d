// expect: timeout
// memory-mb: 400
const zlib = require('zlib');
const data = require('crypto').randomBytes(5e6);
for (;;) zlib.brotliCompressSync(data);
