const fs = require('fs');
console.log(process.cwd(), fs.readFileSync('data.txt', 'utf8'), fs.readFileSync('/data.txt', 'utf8'));
fs.writeFileSync('made.txt', 'by the program');
