// expect: resource-exceeded
// memory-mb: 8
const zlib = require('zlib');
const all = [];
for (;;) all[all.push(zlib.createBrotliCompress()) - 1].write('x');
