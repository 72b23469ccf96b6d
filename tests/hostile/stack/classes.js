// expect: ok
// stdout: RangeError
let deep = class {};
for (let i = 0; i < 1e4; i += 1) deep = class extends deep {};
try { new deep(); } catch (e) { console.log(e.name); }
