// expect: ok 21
process.on('uncaughtException', () => process.exit(21));
process.on('unhandledRejection', () => { throw 5; });
Promise.reject();
