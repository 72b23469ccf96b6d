// expect: timeout or resource-exceeded
// memory-mb: 16
const fs = require('fs');
for (let i = 0; i < 2000; i += 1) fs.writeFileSync('x'.repeat(200) + i, '');
const all = [];
for (;;) all.push(fs.readdirSync('.', { withFileTypes: true }));
