// expect: resource-exceeded
process.on('exit', () => { for (;;) console.log('x'.repeat(1e5)); });
