// expect: resource-exceeded
// memory-mb: 16
const all = [];
try {
  for (;;) all.push([1]);
} finally {
  for (;;) all.push([1]);
}
