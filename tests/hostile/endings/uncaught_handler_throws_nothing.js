// expect: ok 7
process.on('uncaughtException', () => { throw undefined; });
throw null;
