// expect: resource-exceeded
// memory-mb: 64
const all = [];
for (;;) all.push(Buffer.from('needle-in-memory' + 'x'.repeat(10000)));
// --- next
// expect: ok
// memory-mb: 64
// stdout: false 0
let seen = false;
for (let i = 0; i < 30; i += 1) seen ||= Buffer.allocUnsafe(1 << 20).includes('edle-in-memor');
console.log(seen, Math.floor(process.memoryUsage().heapUsed / (40 << 20)));
