// expect: ok
// stdout: RangeError
const o = { get [Symbol.unscopables]() { with (o) { return x; } }, x: 1 };
try { with (o) { x; } } catch (e) { console.log(e.name); }
