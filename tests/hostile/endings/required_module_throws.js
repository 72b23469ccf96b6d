// expect: ok
// stdout: caught
require('fs').writeFileSync('t.mjs', 'throw new Error("x")');
try {
  require('./t.mjs');
} catch {
  console.log('caught');
}
