// expect: timeout
outer: for (;;) {
  inner: do {
    if (Math.random() < 2) continue outer;
    break inner;
  } while (true);
}
