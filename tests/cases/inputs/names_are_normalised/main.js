const fs = require('fs');
console.log(fs.readFileSync('b.txt', 'utf8'), fs.readFileSync('c/d.txt', 'utf8'));
