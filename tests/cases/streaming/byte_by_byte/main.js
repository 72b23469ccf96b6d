for (let i = 0; i < 20000; i += 1) process.stdout.write('x');
