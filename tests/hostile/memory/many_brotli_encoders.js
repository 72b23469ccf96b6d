// expect: resource-exceeded
// memory-mb: 32
const zlib = require('zlib');
const all = [];
for (;;) all[all.push(zlib.createBrotliCompress()) - 1].write('x');
