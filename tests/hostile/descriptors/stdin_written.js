// expect: ok
// stdout: EBADF
try { require('fs').writeSync(0, 'x'); console.log('written'); } catch (e) { console.log(e.code); }
