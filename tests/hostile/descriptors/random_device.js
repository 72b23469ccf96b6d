// expect: ok
// stdout: true
try { console.log(require('fs').readFileSync('/dev/zero').length < 1); } catch (e) { console.log(e.code === 'ENOENT'); }
