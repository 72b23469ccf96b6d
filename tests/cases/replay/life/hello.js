const stdin = require('fs').readFileSync(0, 'utf8');
console.log([...process.argv.slice(2), stdin].join(' ') || ' ');
