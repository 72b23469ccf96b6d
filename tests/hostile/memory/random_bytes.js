// expect: ok
// memory-mb: 32
// stdout: InternalError
try {
  require('crypto').randomBytes(2147483647);
} catch (e) {
  console.log(e.name);
}
