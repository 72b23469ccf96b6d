// expect: ok
// stdout: ok
// Chains through every kind of object, let go of at once.
const wraps = [
  (x) => new Map([[1, x]]), (x) => new Set([x]), (x) => () => x, (x) => new Proxy({}, { x }), (x) => new WeakRef([x]),
  (x) => (function* () { yield x; })(), (x) => Promise.resolve([x]), (x) => Object.create({ x }), (x) => ({ __proto__: null, cause: x }),
  (x) => [x].values(), (x) => ({ get a() { return x; } }), (x) => Promise.reject(x).catch(() => x), (x) => (new Uint8Array(1).buffer.x = { x }),
  (x) => Iterator.from([x]).map(() => x), (x) => (async () => { await x; })(), (x) => class { static a = x; },
];
for (const wrap of wraps) {
  let deep = [];
  for (let i = 0; i < 5000; i += 1) deep = wrap(deep);
  deep = null;
}
console.log('ok');
