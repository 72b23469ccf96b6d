// expect: ok
// memory-mb: 64
// stdout: InternalError
try {
  new ArrayBuffer(8, { maxByteLength: 1.5e9 }).resize(1e9);
} catch (e) {
  console.log(e.name);
}
