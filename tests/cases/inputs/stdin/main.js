const text = require('fs').readFileSync(0, 'utf8');
console.log(text.length, JSON.stringify(text));
