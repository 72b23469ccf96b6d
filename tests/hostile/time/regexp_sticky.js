// expect: timeout
// memory-mb: 64
const text = 'a'.repeat(1e6);
const sticky = /a{0,1000000}b/y;
for (let at = 0; ; at += 1) {
  sticky.lastIndex = at % 1e6;
  sticky.exec(text);
}
