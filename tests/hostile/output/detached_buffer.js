// expect: ok
// stdout: alive
const b = new Uint8Array(10);
b.buffer.transfer();
try { process.stdout.write(b); } catch {}
console.log('alive');
