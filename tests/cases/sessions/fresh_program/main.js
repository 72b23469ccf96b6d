console.log(globalThis.counter, Array.prototype.extra, require('./state.js').value);
globalThis.counter = 1;
Array.prototype.extra = 'patched';
require('./state.js').value = 'changed';
JSON.parse = () => 'patched';
console.log = () => {};
process.exitCode = 3;
