// expect: ok
// memory-mb: 64
// stdout: InternalError
try {
  'a'.padEnd(1e9, 'Ω');
} catch (e) {
  console.log(e.name);
}
