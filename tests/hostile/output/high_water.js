// expect: timeout
process.stdout.on('drain', () => process.stdout.emit('drain'));
for (;;) process.stdout.emit('unknown'), process.stdout.listenerCount('x');
