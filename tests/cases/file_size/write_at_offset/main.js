const fs = require('fs');
const fd = fs.openSync('sparse', 'w');
try {
  fs.writeSync(fd, 'x', 5000);
} catch (e) {
  console.log(e.code);
}
fs.closeSync(fd);
