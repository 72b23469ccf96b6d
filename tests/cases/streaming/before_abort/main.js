process.stdout.write('before');
process.abort();
