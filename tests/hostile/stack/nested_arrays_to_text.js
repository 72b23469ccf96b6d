// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
let deep = [];
for (let i = 0; i < 1e5; i += 1) deep = [deep];
for (const way of [String, (x) => x.toLocaleString(), Number]) try { way(deep); } catch (e) { console.log(e.name); }
