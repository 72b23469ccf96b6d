// expect: timeout
function again() {
  try {
    for (;;) {}
  } finally {
    again();
  }
}
again();
