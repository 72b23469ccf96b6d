// expect: ok 14
process.on('exit', () => process.exit(process.exitCode + 1));
process.on('exit', () => process.exit(99));
process.exit(13);
