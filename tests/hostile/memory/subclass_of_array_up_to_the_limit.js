// expect: resource-exceeded
// memory-mb: 3
const kept = [];
for (;;) {
  class List extends Array {}
  kept.push(new List(3), [1].flatMap.bind(new List()));
}
