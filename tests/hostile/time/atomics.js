// expect: ok
// stdout: ReferenceError
// stdout: function
try {
  for (;;) Atomics.compareExchange(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 0);
} catch (e) {
  console.log(e.name);
}
console.log(typeof SharedArrayBuffer);
