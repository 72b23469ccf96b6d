// expect: ok
// stdout: RangeError
const s = new Set([1]);
const other = { size: 1, has: () => s.isSubsetOf(other), keys: () => [].values() };
try { s.isSubsetOf(other); } catch (e) { console.log(e.name); }
