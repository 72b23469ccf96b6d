// expect: timeout
const crypto = require('crypto');
for (;;) crypto.hkdfSync('sha512', Buffer.alloc(1e6), 'salt', 'info', 16000);
