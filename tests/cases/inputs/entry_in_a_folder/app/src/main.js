const path = require('path');
console.log(__filename, path.basename(process.cwd()) === '');
