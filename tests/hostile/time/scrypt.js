// expect: timeout
require('crypto').scryptSync('password', 'salt', 64, { N: 2 ** 20, r: 1, p: 1e5, maxmem: 2 ** 40 });
