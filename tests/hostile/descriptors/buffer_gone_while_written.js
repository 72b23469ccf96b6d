// expect: ok
// stdout: true
const fs = require('fs');
const bytes = new Uint8Array(1000);
fs.open('f', 'w', (e, fd) => {
  fs.write(fd, bytes, 0, { valueOf() { bytes.buffer.transfer(); return 1000; } }, 0, () => {});
});
const gone = new Uint8Array(10);
gone.buffer.transfer();
try { fs.writeFileSync('g', gone); fs.readSync(fs.openSync('g'), gone); } catch {}
console.log(fs.statSync('g', { throwIfNoEntry: false })?.size !== 10);
process.on('uncaughtException', () => {});
