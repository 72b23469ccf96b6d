// expect: timeout
// memory-mb: 256
const zlib = require('zlib');
const data = Buffer.alloc(1e7, (Math.random() * 1e9).toString(36));
for (;;) zlib.brotliCompressSync(data, { params: { [zlib.constants.BROTLI_PARAM_LGWIN]: 24 } });
