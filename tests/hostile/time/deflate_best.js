// expect: timeout
// memory-mb: 256
const zlib = require('zlib');
const data = Buffer.alloc(1e8, 'abcabcab');
zlib.deflateSync(data, { level: 9, memLevel: 9 });
zlib.deflateSync(data, { level: 9, memLevel: 9 });
for (;;) zlib.deflateSync(data, { level: 9, strategy: 2 });
