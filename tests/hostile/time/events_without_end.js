// expect: timeout
const events = new (require('events'))();
events.on('newListener', () => {});
events.on('go', () => process.nextTick(() => events.emit('go')));
events.emit('go');
