// expect: ok
// stdout: RangeError
let bound = function () {};
for (let i = 0; i < 20; i += 1) bound = bound.bind(...Array(60000).fill(0));
try { bound(); } catch (e) { console.log(e.name); }
