const fs = require('fs');
try {
  fs.writeFileSync('big', 'x'.repeat(1001));
} catch (e) {
  console.log(e.code, e.syscall);
}
fs.writeFileSync('fits', 'x'.repeat(1000));
console.log(fs.statSync('fits').size);
