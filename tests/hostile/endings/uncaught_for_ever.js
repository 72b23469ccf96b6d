// expect: timeout
process.on('uncaughtException', () => setImmediate(() => { throw new Error('again'); }));
throw new Error('first');
