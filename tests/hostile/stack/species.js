// expect: ok
// stdout: RangeError
class A extends Array {
  static get [Symbol.species]() { return function (n) { return new A(1).map(Number); }; }
}
try { new A(1).map(Number); } catch (e) { console.log(e.name); }
