// expect: ok or timeout
const fs = require('fs');
for (let i = 0; i < 10000; i += 1) fs.writeFileSync('f' + i, '');
