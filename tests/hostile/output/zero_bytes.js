// expect: ok
process.stdout.write('\0'.repeat(1e6));
