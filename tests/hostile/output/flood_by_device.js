// expect: resource-exceeded
const fs = require('fs');
for (;;) fs.appendFileSync('/dev/stderr', 'x'.repeat(1e5));
