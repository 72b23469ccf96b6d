// expect: resource-exceeded
// memory-mb: 8
function* waiting() {
  yield new Array(100).fill(1);
}
const all = [];
for (;;) all[all.push(waiting()) - 1].next();
