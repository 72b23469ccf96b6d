// expect: ok
// memory-mb: 32
// stdout: SyntaxError
try {
  new RegExp('()'.repeat(1e6));
} catch (e) {
  console.log(e.name);
}
