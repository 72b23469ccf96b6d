// expect: ok
// memory-mb: 16
// stdout: true
const all = [];
let text;
try {
  for (;;) all.push([1]);
} catch (e) {
  all.length = 100;
  text = String(e.message.length > 0);
}
console.log(text);
