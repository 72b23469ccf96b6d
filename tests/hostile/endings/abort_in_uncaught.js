// expect: runtime-failed SIGABRT
process.on('uncaughtException', () => process.abort());
throw 1;
