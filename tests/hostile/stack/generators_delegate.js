// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
function* again() {
  yield* again();
}
try { again().next(); } catch (e) { console.log(e.name); }
let deep = (function* () { yield 1; })();
const wrap = function* (inner) { yield* inner; };
for (let i = 0; i < 600; i += 1) deep = wrap(deep);
for (const way of ['return', 'next']) try { for (let i = 0; i < 1e5; i += 1) deep = wrap(deep); deep[way](); console.log('RangeError'); } catch (e) { console.log(e.name); }
