// expect: timeout
// memory-mb: 32
let all = [];
for (;;) {
  try {
    for (;;) all.push([all]);
  } catch {
    all.length -= 10;
  }
}
