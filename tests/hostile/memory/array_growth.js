// expect: ok
// memory-mb: 32
// stdout: InternalError
let all = [];
try {
  for (;;) all.push(all.length);
} catch (e) {
  all = null;
  console.log(e.name);
}
