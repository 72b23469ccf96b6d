// expect: ok
const fs = require('fs');
try { fs.closeSync(1); } catch {}
try { fs.writeSync(1, 'after\n'); } catch {}
try { console.log('after'); } catch {}
