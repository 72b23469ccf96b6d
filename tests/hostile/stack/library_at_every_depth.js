// expect: ok
// stdout: true
// The library is first used where there is hardly any stack left.
const seen = new Set();
function again() {
  try {
    again();
  } catch (e) {
    seen.add(e.name);
  }
  try {
    require('util').inspect(new Map([[{}, []]]));
    new URL('http://a/?b#c');
    structuredClone([{}]);
    Buffer.from('abc').toString('base64');
  } catch (e) {
    seen.add(e.name);
  }
}
again();
console.log([...seen].every((name) => name === 'RangeError'));
