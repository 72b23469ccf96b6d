// expect: ok
// memory-mb: 8
// stdout: InternalError InternalError
// Even with no room for an error there is one.
const all = [];
const names = ['', ''];
try {
  for (;;) all.push([1]);
} catch (e) {
  names[0] = e?.name;
}
try {
  for (;;) all.push({});
} catch (e) {
  names[1] = e?.name;
}
all.length = 0;
console.log(names.join(' '));
