// expect: ok
// stdout: true
const fs = require('fs');
try { fs.mkdirSync('d/'.repeat(3000), { recursive: true }); } catch (e) { if (!e.code) throw e; }
try { fs.rmSync('d', { recursive: true }); } catch (e) { if (!e.code) throw e; }
console.log(true);
