// expect: ok
// stdout: trap
const fs = require('fs');
const trap = new Proxy({}, { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } });
try { fs.writeFileSync('f', 'x', trap); } catch (e) { console.log(e.message); }
