// expect: timeout
const crypto = require('crypto');
for (let i = 0; ; i += 1) crypto.createHmac('md5', String(i)).update('').digest('hex');
