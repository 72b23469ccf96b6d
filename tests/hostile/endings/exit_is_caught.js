// expect: ok 6
// stdout:
for (;;) {
  try {
    process.exit(6);
  } catch {
    console.log('caught');
  } finally {
    continue;
  }
}
