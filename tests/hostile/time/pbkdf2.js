// expect: timeout
require('crypto').pbkdf2Sync('password', 'salt', 2147483647, 64, 'sha512');
