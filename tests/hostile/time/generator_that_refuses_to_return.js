// expect: timeout
function* stubborn() {
  for (;;) {
    try {
      yield 1;
    } finally {
      continue;
    }
  }
}
for (;;) for (const one of stubborn()) break;
