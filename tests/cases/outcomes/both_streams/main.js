process.stdout.write('to stdout');
process.stderr.write('to stderr');
