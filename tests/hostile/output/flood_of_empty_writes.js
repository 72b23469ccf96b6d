// expect: timeout
// stdout:
for (;;) process.stdout.write('');
