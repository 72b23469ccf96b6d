// expect: ok
// stdout: RangeError
const kind = { [Symbol.hasInstance]: (x) => x instanceof kind };
try { 1 instanceof kind; } catch (e) { console.log(e.name); }
