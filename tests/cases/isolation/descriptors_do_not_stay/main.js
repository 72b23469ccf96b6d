const fs = require('fs');
const fds = [];
try {
  for (let i = 0; i < 10000; i += 1) fds.push(fs.openSync('main.js'));
} catch (e) {
  console.log(e.code, fds.length > 50);
}
