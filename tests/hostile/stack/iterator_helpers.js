// expect: ok
// stdout: 8
let count = 0;
const wraps = [(x) => x.map((y) => y), (x) => x.filter(Boolean), (x) => x.take(9), (x) => x.drop(0), (x) => x.flatMap((y) => [y]), (x) => Iterator.from({ next: () => x.next() }), (x) => Iterator.concat(x), (x) => (function* () { yield* x; })()];
for (const wrap of wraps) {
  let deep = [1].values();
  for (let i = 0; i < 1e4; i += 1) deep = wrap(deep);
  try { deep.next(); console.log(wrap); } catch (e) { count += e.name === 'RangeError'; }
}
console.log(count);
