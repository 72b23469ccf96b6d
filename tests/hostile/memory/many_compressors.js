// expect: resource-exceeded
// memory-mb: 8
// Each holds a window of its own, outside the heap of the engine.
const zlib = require('zlib');
const all = [];
for (;;) all[all.push(zlib.createDeflate({ memLevel: 9 })) - 1].write('x');
