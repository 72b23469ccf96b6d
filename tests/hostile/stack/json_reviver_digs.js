// expect: ok
// stdout: RangeError
try {
  JSON.parse('{"a":1,"b":2}', function (key, value) { return key === 'a' ? ((this.b = { a: 1, b: 1 }), value) : value; });
} catch (e) {
  console.log(e.name);
}
