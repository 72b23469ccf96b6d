// expect: ok
// stdout: [ 'RangeError' ]
const seen = new Set();
function again() {
  try {
    again();
  } catch {}
  try {
    new RegExp('((((((a|b)+)|c)+)|d)+)[\\p{L}--[a-z]]', 'v').exec('abcd');
    'abc'.replace(/(?<x>b)/g, (m) => m.normalize('NFD'));
    [3, 1, 2].sort().toSorted((a, b) => a - b).flat(9);
    eval('class A { static { [1, ...[2]].map((x) => `${x}`); } }');
    JSON.parse('[[[{}]]]', (k, v) => v);
  } catch (e) {
    seen.add(e.name);
  }
}
again();
console.log([...seen]);
