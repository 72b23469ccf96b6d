console.log(require('fs').readFileSync(0).length);
process.stdin.on('data', () => console.log('data')).on('end', () => console.log('end'));
