for (;;) {
  try {
    for (;;) console.log('flood');
  } catch {}
}
