// expect: timeout or resource-exceeded
for (;;) process.stdout.write('x');
