// expect: timeout
const { PassThrough } = require('stream');
const a = new PassThrough();
const b = new PassThrough();
a.pipe(b).pipe(a);
a.write('round');
