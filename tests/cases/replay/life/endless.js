const fs = require('fs');
const how = process.argv[2];
if (how === 'sleeping') setTimeout(() => {}, 1e6);
else if (how === 'computing') for (let i = 0; ; i += 1) Math.sqrt(i);
else if (how === 'asking') for (;;) Date.now();
else for (;;) fs.appendFileSync('/endless', 'x'.repeat(100));
