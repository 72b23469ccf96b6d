// expect: ok
// stdout: true
const fs = require('fs');
let depth = 0;
try {
  for (; depth < 300; depth += 1) {
    fs.mkdirSync('d');
    process.chdir('d');
  }
} catch (e) {
  if (!e.code) throw e;
}
console.log(depth > 100);
