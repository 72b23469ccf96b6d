// expect: resource-exceeded
// memory-mb: 8
const zlib = require('zlib');
const bomb = zlib.deflateSync(Buffer.alloc(1e7));
for (let i = 0; i < 100; i += 1) zlib.inflate(bomb, (e, data) => { if (e) throw e; (globalThis.all ??= []).push(data); });
