process.stdout.write('o'.repeat(10000));
process.stderr.write('e'.repeat(10000));
