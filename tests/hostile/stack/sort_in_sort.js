// expect: ok
// stdout: RangeError
// stdout: RangeError
const a = () => [1, 2].sort(a);
const b = () => new Float64Array(2).sort(b);
for (const way of [a, b]) try { way(); } catch (e) { console.log(e.name); }
