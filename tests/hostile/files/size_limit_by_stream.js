// expect: resource-exceeded
// file-size-bytes: 100000
const stream = require('fs').createWriteStream('f');
const more = (e) => e || stream.write(Buffer.alloc(10000), more);
more();
