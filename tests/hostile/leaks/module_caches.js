// expect: ok
const fs = require('fs');
fs.readFileSync = () => 'poisoned';
require.cache['/x.js'] = { exports: 'poisoned', loaded: true };
require('module').builtinModules.push('poisoned');
require('module')._cache = null;
require('util').inspect.defaultOptions.depth = 0;
fs.writeFileSync('x.js', 'module.exports = "poisoned"');
// --- next
// expect: ok
// stdout: false MODULE_NOT_FOUND false
// stdout: { a: { b: {} } }
const fs = require('fs');
let code;
try { require('/x.js'); } catch (e) { code = e.code; }
console.log(fs.readFileSync(__filename, 'utf8') === 'poisoned', code, require('module').builtinModules.includes('poisoned'));
console.log({ a: { b: {} } });
