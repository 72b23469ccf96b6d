// expect: timeout
const crypto = require('crypto');
for (let i = 0; i < 1000; i += 1) crypto.pbkdf2('password', 'salt', 1e9, 64, 'sha256', () => {});
