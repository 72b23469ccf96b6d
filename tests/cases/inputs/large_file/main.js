const data = require('fs').readFileSync('large.bin');
console.log(data.length, data.every((byte) => byte === 120));
