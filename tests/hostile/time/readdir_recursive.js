// expect: timeout
// memory-mb: 256
const fs = require('fs');
for (let i = 0; i < 60; i += 1) fs.mkdirSync(`${i}/a/b/c`, { recursive: true });
for (;;) fs.readdirSync('/', { recursive: true });
