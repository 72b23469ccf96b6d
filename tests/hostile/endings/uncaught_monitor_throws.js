// expect: ok 7
process.on('uncaughtExceptionMonitor', () => { throw new Proxy({}, {}); });
throw 1;
