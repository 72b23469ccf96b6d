console.log('one');
console.error('two');
for (;;) {}
