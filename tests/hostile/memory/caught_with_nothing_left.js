// expect: timeout or resource-exceeded
// memory-mb: 16
// Everything stays full, and each catch wants more.
const all = [];
function fill(size) {
  try {
    for (;;) all.push(new Uint8Array(size));
  } catch {
    return fill.bind(null, size >> 1);
  }
}
for (let size = 1 << 20; ; size = size > 1 ? size >> 1 : 1) fill(size);
