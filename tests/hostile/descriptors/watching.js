// expect: ok
// stdout: true
const fs = require('fs');
for (const way of ['watch', 'watchFile']) if (fs[way]) try { fs[way]('/', () => {}).close?.(); } catch (e) { if (!e.code) throw e; }
console.log(true);
process.exit();
