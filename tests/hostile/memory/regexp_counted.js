// expect: ok
// memory-mb: 32
// stdout: SyntaxError
// Each level copies what is inside it.
try {
  new RegExp('(?:'.repeat(12) + 'a' + '){99}'.repeat(12));
  console.log('SyntaxError');
} catch (e) {
  console.log(e.name);
}
