for (;;) process.stdout.write('0123456789');
