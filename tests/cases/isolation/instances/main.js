const fs = require('fs');
console.log(globalThis.left, fs.readdirSync('/').join());
globalThis.left = 1;
