const fs = require('fs');
const how = process.argv[2];
console.log('before');
if (how === 'memory') for (const kept = []; ; ) kept.push(new Array(1000).fill(kept.length));
if (how === 'file-size') for (;;) fs.appendFileSync('file', 'x'.repeat(9999));
if (how === 'error') throw new Error('as it should');
process.abort();
