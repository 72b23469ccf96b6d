// expect: timeout
// A race against whoever checks a path before using it.
const fs = require('fs');
fs.mkdirSync('d');
for (;;) {
  try { fs.rmSync('d', { recursive: true, force: true }); fs.symlinkSync('..', 'd'); } catch {}
  try { if (fs.readFileSync('d/outside.txt', 'utf8')) console.log('seen'); } catch {}
  try { fs.unlinkSync('d'); } catch {}
  try { fs.mkdirSync('d'); } catch {}
}
