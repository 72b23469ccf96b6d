// expect: ok
// stdout: 3
let count = 0;
class A extends Array { set length(n) { this.push(1); } }
const a = { get length() { return [].push.call(a); } };
const c = { get [Symbol.isConcatSpreadable]() { return [].concat(c); } };
const l = { get length() { return Array.from(l); } };
for (const way of [() => [].push.call(a), () => [].concat(c), () => Array.from(l)]) try { way(); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
