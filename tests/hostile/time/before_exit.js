// expect: timeout
process.on('beforeExit', () => setImmediate(() => {}));
