// expect: timeout
const fs = require('fs');
for (let i = 0; ; i += 1) fs.writeFileSync('f' + i, 'x');
