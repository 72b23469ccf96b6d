// expect: timeout
// memory-mb: 256
require('crypto').pbkdf2Sync('password', 'salt', 1, 1e8, 'sha256');
