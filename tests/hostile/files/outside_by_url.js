// expect: ok
// stdout: 0
const fs = require('fs');
let seen = 0;
for (const href of ['file:///../outside.txt', 'file:///%2e%2e/outside.txt', 'file:///a/%2e%2e%2foutside.txt', 'file://host/outside.txt', 'file:///etc/passwd'])
  try { seen += fs.readFileSync(new URL(href)).length; } catch {}
console.log(seen);
