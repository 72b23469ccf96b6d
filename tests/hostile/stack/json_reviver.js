// expect: ok
// stdout: RangeError
let text = '1';
try {
  JSON.parse('[1]', function again() { return JSON.parse('[1]', again); });
} catch (e) {
  console.log(e.name);
}
