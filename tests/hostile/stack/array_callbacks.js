// expect: ok
// stdout: 17
let count = 0;
const names = ['map', 'filter', 'forEach', 'some', 'every', 'find', 'findLast', 'findIndex', 'findLastIndex', 'reduce', 'reduceRight', 'flatMap', 'toSorted'];
for (const name of names) {
  const again = () => [1, 2][name](again, 0);
  try { again(); } catch (e) { count += e.name === 'RangeError'; }
}
for (const name of ['map', 'filter', 'some', 'find']) {
  const again = () => new Int8Array(2)[name](again, 0);
  try { again(); } catch (e) { count += e.name === 'RangeError'; }
}
console.log(count);
