// expect: ok or timeout
const fs = require('fs');
fs.mkdirSync('d');
fs.symlinkSync('../d', 'd/d');
fs.readdirSync('/', { recursive: true });
try { fs.cpSync?.('/d', '/e', { recursive: true, dereference: true }); } catch (e) { if (!e.code && e.name !== 'RangeError') throw e; }
fs.rmSync('/d', { recursive: true });
