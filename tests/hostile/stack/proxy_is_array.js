// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
let deep = [];
for (let i = 0; i < 1e5; i += 1) deep = new Proxy(deep, {});
for (const way of [Array.isArray, JSON.stringify, (x) => [].concat(x)]) try { way(deep); } catch (e) { console.log(e.name); }
