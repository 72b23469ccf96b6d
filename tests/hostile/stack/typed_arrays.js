// expect: ok
// stdout: 3
let count = 0;
const v = { valueOf: () => new Uint8Array(1).fill(v) };
const s = { valueOf: () => new Uint8Array([s]) };
const t = { get length() { return new Uint8Array(1).set(t); } };
for (const way of [() => new Uint8Array(1).fill(v), () => new Uint8Array([s]), () => new Uint8Array(1).set(t)]) try { way(); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
