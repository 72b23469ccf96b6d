console.log(require('fs').readdirSync('many').length);
