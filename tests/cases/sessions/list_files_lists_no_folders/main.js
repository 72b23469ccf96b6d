const fs = require('fs');
fs.mkdirSync('empty/inner', { recursive: true });
fs.symlinkSync('empty', 'link');
