// expect: ok
// stdout: true
const names = ['fs', 'zlib', 'stream', 'crypto', 'assert', 'readline', 'os', 'querystring', 'url', 'events'];
const seen = new Set();
function again() {
  try {
    again();
  } catch {}
  try {
    if (names.length) require(names.at(-1)), names.pop();
  } catch (e) {
    seen.add(e.name);
  }
}
again();
console.log([...seen].every((name) => name === 'RangeError'));
