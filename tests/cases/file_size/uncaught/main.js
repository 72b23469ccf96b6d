console.log('before');
require('fs').writeFileSync('big', 'x'.repeat(1001));
