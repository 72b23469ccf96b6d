// expect: ok or timeout
const fs = require('fs');
fs.mkdirSync('d/'.repeat(200), { recursive: true });
fs.readdirSync('/', { recursive: true });
fs.cpSync?.('/d', '/e', { recursive: true });
