console.log('a');
console.error('b');
