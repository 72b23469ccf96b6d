// expect: ok
// stdout: RangeError
let deep = [1];
for (let i = 0; i < 1e5; i += 1) deep = [deep];
try { deep.flat(Infinity); } catch (e) { console.log(e.name); }
