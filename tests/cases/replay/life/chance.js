const crypto = require('crypto');
console.log(Math.random(), Math.random());
console.log(crypto.randomBytes(16).toString('hex'), crypto.randomUUID(), crypto.randomInt(1e9));
console.log(crypto.getRandomValues(new Uint32Array(4)).join(' '));
console.log(crypto.randomBytes(200000).reduce((sum, byte) => sum + byte, 0));
