// expect: ok
// stdout: RangeError
let deep = [1].values().map(Number);
for (let i = 0; i < 1e5; i += 1) deep = deep.filter(Boolean);
try { deep.return(); } catch (e) { console.log(e.name); }
