// expect: resource-exceeded
// memory-mb: 48
const zlib = require('zlib');
// 1 MiB blocks of zeros, each a few bytes long.
const bomb = zlib.brotliCompressSync(Buffer.alloc(2e7), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } });
const all = [];
for (;;) all.push(zlib.brotliDecompressSync(bomb));
