const fs = require('fs');
const count = fs.existsSync('count') ? Number(fs.readFileSync('count', 'utf8')) + 1 : 1;
fs.writeFileSync('count', String(count));
console.log('run', count);
