console.log(require('fs').readFileSync('a.txt', 'utf8'));
