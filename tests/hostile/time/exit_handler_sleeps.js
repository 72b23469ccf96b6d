// expect: timeout
const fs = require('fs');
process.on('exit', () => {
  for (;;) fs.existsSync('/nothing');
});
