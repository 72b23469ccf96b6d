// expect: ok 7 or runtime-failed
process.on('uncaughtExceptionMonitor', () => { throw new Proxy({}, {}); });
throw 1;
