// expect: runtime-failed
// memory-mb: 16
const fs = require('fs');
fs.truncateSync(__filename, 1e9);
throw new Error('who reads my line');
