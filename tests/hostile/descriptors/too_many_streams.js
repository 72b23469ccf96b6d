// expect: ok
// stdout: EMFILE
const fs = require('fs');
let told = false;
for (let i = 0; i < 1000; i += 1) fs.createWriteStream('f' + i).on('error', (e) => { if (!told) console.log(e.code); told = true; });
setTimeout(() => process.exit(), 100);
