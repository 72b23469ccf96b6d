// expect: ok
// memory-mb: 32
// stdout: InternalError
let buffer = new ArrayBuffer(1 << 20);
try {
  for (;;) buffer = buffer.transfer(buffer.byteLength * 2);
} catch (e) {
  console.log(e.name);
}
