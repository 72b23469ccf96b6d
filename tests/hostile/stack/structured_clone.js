// expect: ok
// stdout: RangeError
// stdout: RangeError
let deep = {};
let map = new Map();
for (let i = 0; i < 1e5; i += 1) (deep = { deep }), (map = new Map([[1, map]]));
for (const one of [deep, map]) try { structuredClone(one); } catch (e) { console.log(e.name); }
