// expect: ok
// stdout: EISDIR
// stdout: EISDIR
const fs = require('fs');
for (const way of [() => fs.writeFileSync('/', 'x'), () => fs.readFileSync('.')]) try { way(); } catch (e) { console.log(e.code); }
