// expect: ok
// memory-mb: 64
globalThis.all = Array.from({ length: 1000 }, (_, i) => Buffer.from('needle-in-memory-' + i + 'x'.repeat(10000)));
'needle-in-memory'.repeat(1e5);
// --- next
// expect: ok
// memory-mb: 64
// stdout: false
let seen = false;
for (let i = 0; i < 40; i += 1)
  for (const b of [Buffer.allocUnsafe(1 << 20), Buffer.allocUnsafeSlow(10000), Buffer.from(new ArrayBuffer(1 << 20)), Buffer.allocUnsafe(50)]) seen ||= b.includes('edle-in-memor');
console.log(seen);
