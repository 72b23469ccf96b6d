const fs = require('fs');
let written = 0;
try {
  for (;;) {
    fs.appendFileSync('log', 'x'.repeat(300));
    written += 300;
  }
} catch (e) {
  console.log(e.code, written);
}
