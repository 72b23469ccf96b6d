// expect: ok
// stdout: 0
let seen = 0;
const { createRequire } = require('module');
for (const name of ['../outside.txt', '/../outside.txt', '/etc/passwd', '../', '..'])
  for (const load of [require, createRequire('/x/y'), createRequire('/../x'), require.resolve]) try { load(name); seen += 1; } catch (e) { if (String(e.message).includes('secret')) seen += 100; }
console.log(seen);
