for (let i = 0; i < 1000; i += 1) process.stdout.write('0123456789');
