// expect: resource-exceeded
// memory-mb: 16
const all = [];
async function fill() {
  for (;;) all.push([await 1]);
}
for (let i = 0; i < 10; i += 1) fill();
