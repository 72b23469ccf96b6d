// expect: timeout or resource-exceeded
// memory-mb: 16
const { PassThrough } = require('stream');
const dam = new PassThrough();
for (;;) dam.write(Buffer.alloc(1000));
