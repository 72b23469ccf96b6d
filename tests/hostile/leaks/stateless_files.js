// expect: ok
const fs = require('fs');
fs.writeFileSync('left', 'x');
fs.mkdirSync('tmp/left', { recursive: true });
fs.writeFileSync(require('os').tmpdir() + '/file', 'x', { flag: 'a' });
// --- next
// expect: ok
// stdout: [ 'main.js' ] false
const fs = require('fs');
console.log(fs.readdirSync('/'), fs.existsSync(require('os').tmpdir() + '/file'));
