// expect: ok
// stdout: 4
let count = 0;
const d = { toISOString: () => Date.prototype.toJSON.call(d), valueOf: () => 1 };
const n = { valueOf: () => new Date(n) };
const b = { toString: () => BigInt(b) };
const s = { toString: () => Symbol(s), description: 1 };
for (const way of [() => Date.prototype.toJSON.call(d), () => new Date(n), () => BigInt(b), () => Symbol(s)]) try { way(); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
