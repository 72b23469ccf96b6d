console.log(require('fs').readFileSync('data.bin').toString('hex'));
