const fs = require('fs');
console.log(fs.readFileSync('who', 'utf8'), fs.readdirSync('/').join());
