// expect: ok
// stdout: 7
let count = 0;
const ways = [
  () => new Map([[1, 1]]).forEach(ways[0]),
  () => new Set([1]).forEach(ways[1]),
  () => Map.groupBy([1], ways[2]),
  () => Object.groupBy([1], ways[3]),
  () => Array.from([1], ways[4]),
  () => new Map().getOrInsertComputed?.(1, ways[5]) ?? ways[5](),
  () => 'a'.replace('a', ways[6]),
];
for (const way of ways) try { way(); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
