// expect: timeout
const set = new Set([1]);
set.forEach((x) => {
  set.delete(x);
  set.add(x);
});
