// expect: ok
let left = 20;
function again() {
  try {
    again();
  } finally {
    if (left-- > 0) console.log([{ a: 1 }], new Error('x'));
  }
}
try {
  again();
} catch {}
