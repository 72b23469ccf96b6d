for (let i = 0; i < 1001; i += 1) process.stdout.write('0123456789');
