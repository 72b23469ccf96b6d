// expect: ok
// stdout: RangeError
let handler = {};
for (let i = 0; i < 1e5; i += 1) handler = new Proxy({}, handler);
try { handler.a; } catch (e) { console.log(e.name); }
