const fs = require('fs');
fs.writeFileSync('f', '');
try {
  fs.truncateSync('f', 4294967296);
} catch (e) {
  console.log(e.code);
}
console.log(fs.statSync('f').size);
