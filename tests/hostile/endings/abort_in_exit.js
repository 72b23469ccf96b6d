// expect: runtime-failed SIGABRT
process.on('exit', () => process.abort());
process.exit(0);
