// expect: ok
// stdout: 4
let count = 0;
const p = { get get() { return Object.defineProperty({}, 'a', p).a; } };
const q = { get a() { return Object.assign({}, q); } };
const e = { get a() { return Object.entries(e); } };
const f = { get a() { return Object.fromEntries([f.a]); } };
for (const way of [() => Object.defineProperty({}, 'a', p), () => Object.assign({}, q), () => Object.entries(e), () => f.a]) try { way(); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
