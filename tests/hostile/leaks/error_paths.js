// expect: ok
// stdout: false
const fs = require('fs');
const texts = [];
for (const way of [() => fs.readFileSync('nothing'), () => require('./nothing'), () => fs.readFileSync('../x'), () => fs.symlinkSync('/x', '/y/z'), () => new Function('}'), () => null.x]) try { way(); } catch (e) { texts.push(e.stack, JSON.stringify(e), e.path); }
console.log(texts.some((text) => /src\/|\.rs|quickjs|cargo|preopen|golem-exec-\d/.test(text)));
