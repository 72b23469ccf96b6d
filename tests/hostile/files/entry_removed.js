// expect: runtime-failed
// stderr-has: gone
const fs = require('fs');
fs.writeFileSync(__filename, 'another text\n'.repeat(3));
fs.unlinkSync(__filename);
fs.mkdirSync(__filename);
throw new Error('gone');
