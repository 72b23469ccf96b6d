const fs = require('fs');
for (;;) fs.writeFileSync('x', 'again');
