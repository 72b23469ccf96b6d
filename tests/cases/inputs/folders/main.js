const fs = require('fs');
console.log(require('./pkg/mod.js').name, fs.readFileSync('data/deep/er.txt', 'utf8').trim());
