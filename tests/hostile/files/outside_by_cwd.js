// expect: ok
// stdout: /
const fs = require('fs');
for (const to of ['..', '/..', '../..', '/a/../..']) try { process.chdir(to); } catch {}
console.log(process.cwd());
for (const name of fs.readdirSync('.')) if (name === 'outside.txt') console.log('NO');
