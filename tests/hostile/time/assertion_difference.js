// expect: timeout
// memory-mb: 256
const text = (n) => Array.from({ length: 20000 }, (_, i) => `line ${i * n}`).join('\n');
for (;;) try { require('assert').strictEqual(text(3), text(5)); } catch {}
