// expect: ok
// stdout: 200
const fs = require('fs');
for (let i = 0; i < 200; i += 1) fs.writeSync(fs.openSync('f' + i, 'w'), 'x');
console.log(fs.readdirSync('.').filter((name) => name.startsWith('f')).length);
