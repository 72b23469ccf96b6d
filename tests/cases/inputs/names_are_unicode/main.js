const fs = require('fs');
console.log(fs.readFileSync('Grüße 世界 🎉.txt', 'utf8'));
