// expect: timeout
const fs = require('fs');
for (let i = 0; ; i += 1) {
  fs.writeFileSync('file' + (i % 50), 'x'.repeat(i % 5000));
  fs.appendFileSync('file', 'x');
  fs.rmSync('file');
}
