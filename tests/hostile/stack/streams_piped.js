// expect: ok
// stdout: ok
const { PassThrough } = require('stream');
const first = new PassThrough();
let last = first;
for (let i = 0; i < 1000; i += 1) last = last.pipe(new PassThrough());
last.on('data', (chunk) => console.log(String(chunk)));
process.on('uncaughtException', (e) => console.log(e.name === 'RangeError' ? 'ok' : e));
first.write('ok');
