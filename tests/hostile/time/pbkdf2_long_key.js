// expect: timeout
// memory-mb: 256
const { pbkdf2Sync } = require('crypto');
for (;;) pbkdf2Sync('password', 'salt', 1, 1e8, 'sha256');
