// expect: ok
process.stdout.write('x'.repeat((16 << 20) - 1));
