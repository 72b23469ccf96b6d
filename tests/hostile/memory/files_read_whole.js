// expect: ok
// memory-mb: 16
// stdout: InternalError
const fs = require('fs');
fs.writeFileSync('large', '');
fs.truncateSync('large', 1e9);
try {
  fs.readFileSync('large');
} catch (e) {
  console.log(e.name);
}
