const fs = require('fs');
const buffer = Buffer.alloc(10);
console.log(fs.readSync(0, buffer));
console.log(fs.readSync(0, buffer));
