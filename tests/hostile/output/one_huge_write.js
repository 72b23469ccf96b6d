// expect: resource-exceeded
process.stdout.write('x'.repeat(2e7));
