console.log(require('fs').readFileSync('a/b/c.txt', 'utf8'));
