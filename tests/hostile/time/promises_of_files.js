// expect: timeout
const fs = require('fs/promises');
const again = () => fs.stat('/main.js').then(again);
again();
