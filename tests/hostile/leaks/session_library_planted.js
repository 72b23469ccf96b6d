// expect: ok
// session: one
const fs = require('fs');
fs.mkdirSync('node_modules/fs', { recursive: true });
fs.mkdirSync('node:fs', { recursive: true });
fs.writeFileSync('node_modules/fs/index.js', 'module.exports = "planted"');
fs.writeFileSync('package.json', '{"type":"commonjs","imports":{"#fs":"./x.js"}}');
// --- next
// expect: ok
// session: one
// stdout: object object
console.log(typeof require('fs'), typeof require('node:fs'));
// --- next
// expect: ok
// session: two
// stdout: object false
console.log(typeof require('fs'), require('fs').existsSync('/node_modules'));
