process.stdout.write('unfinished line');
process.exit(2);
