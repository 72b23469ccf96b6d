// expect: ok 3
process.on('exit', () => console.error('bye'));
function again() {
  try {
    again();
  } catch {
    process.exit(3);
  }
}
again();
