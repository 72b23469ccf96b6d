const fs = require('fs');
console.log(fs.readdirSync('/').join(), globalThis.left);
fs.writeFileSync('left.txt', 'x');
globalThis.left = 'behind';
