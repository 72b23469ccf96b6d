// expect: ok
// Each link goes twice through the one before.
const fs = require('fs');
fs.mkdirSync('d');
fs.symlinkSync('.', 'd/l0');
for (let i = 1; i < 60; i += 1) fs.symlinkSync(`l${i - 1}/l${i - 1}`, `d/l${i}`);
try { fs.readdirSync('d/l59'); } catch (e) { if (!e.code) throw e; }
try { fs.realpathSync('d/l59'); } catch (e) { if (!e.code) throw e; }
