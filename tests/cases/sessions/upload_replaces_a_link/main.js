const fs = require('fs');
if (process.argv[2] === 'link') fs.symlinkSync('target.txt', 'a.txt');
else console.log(fs.readFileSync('target.txt', 'utf8'), fs.lstatSync('a.txt').isFile());
