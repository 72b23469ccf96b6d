// expect: ok
// memory-mb: 64
const fs = require('fs');
try { fs.writeFileSync('f', ''); fs.truncateSync('f', 2 ** 40); } catch (e) { if (!e.code) throw e; }
try { fs.readFileSync('f'); } catch (e) {}
