// expect: ok
// stdout: true
const fs = require('fs');
const seen = new Set();
function again() {
  try {
    again();
  } catch {}
  try {
    fs.writeFileSync('f', 'x');
    fs.readdirSync('.');
    fs.statSync('f', { bigint: true });
  } catch (e) {
    seen.add(e.name);
  }
}
again();
console.log([...seen].every((name) => name === 'RangeError'));
