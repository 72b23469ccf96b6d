// expect: resource-exceeded
// memory-mb: 16
let text = 'x'.repeat(1 << 20);
const all = [];
for (;;) {
  text += text;
  all.push(text.toUpperCase());
}
