for (;;) {
  try {
    for (;;) {}
  } catch {
  } finally {
    for (;;) {}
  }
}
