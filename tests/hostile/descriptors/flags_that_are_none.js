// expect: ok
// stdout: 5
const fs = require('fs');
let count = 0;
for (const flag of ['x', 'rw', 'wr+', '', -1]) try { fs.openSync('nothing', flag); } catch (e) { count += e.code !== undefined; }
console.log(count);
