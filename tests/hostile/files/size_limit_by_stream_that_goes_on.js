// expect: timeout or resource-exceeded
// file-size-bytes: 100000
// memory-mb: 64
// Each failed write is answered by the next one, so the error never gets its turn.
const stream = require('fs').createWriteStream('f');
const more = () => stream.write(Buffer.alloc(10000), more);
more();
