// expect: ok
// stdout: ok
const { Writable } = require('stream');
const w = new Writable({ write: (chunk, how, done) => { w.write('x'); done(); }, highWaterMark: 1 });
process.on('uncaughtException', (e) => { console.log(e.name); process.exit(); });
setTimeout(() => (console.log('ok'), process.exit()), 20);
let n = 0;
w._write = (chunk, how, done) => { if (n++ < 5000) w.write('x'); done(); };
w.write('x');
