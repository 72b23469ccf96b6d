// expect: ok
// stdout: true
try { require('fs').readSync(1, Buffer.alloc(5)); console.log('read'); } catch (e) { console.log(/^E/.test(e.code)); }
