process.stderr.write('e'.repeat(10001));
