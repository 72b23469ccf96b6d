// expect: timeout
for (;;) {
  try {
    throw 1;
  } catch {
    continue;
  } finally {
    continue;
  }
}
