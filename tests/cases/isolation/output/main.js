process.stdout.write(process.argv[2]);
if (process.argv[2] === 'first') setTimeout(() => process.stdout.write('LATE'), 1e9).unref();
