// expect: ok
// stdin: some text\n
// stdout: 10
// stdout: 0
// stdout: 0
const fs = require('fs');
console.log(fs.readFileSync(0).length);
console.log(fs.readFileSync('/dev/stdin').length);
console.log(fs.readSync(0, Buffer.alloc(9)));
