// expect: ok
// memory-mb: 32
// stdout: InternalError
try {
  require('crypto').scryptSync('password', 'salt', 64, { N: 2 ** 20, r: 8, maxmem: 2 ** 40 });
} catch (e) {
  console.log(e.name);
}
