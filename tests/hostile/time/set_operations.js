// expect: timeout
// memory-mb: 256
const a = new Set(Array(1e5).keys());
const liar = { size: Infinity, has: () => true, keys: () => ({ next: () => ({ done: false, value: 7 }) }) };
a.isSupersetOf(new Set([5]));
a.union(a).symmetricDifference(liar);
