for (let i = 0; i < 100; i += 1) {
  process.stdout.write('o'.repeat(10000));
  process.stderr.write('e'.repeat(100));
}
