console.log('a');
console.log(`b
c`.length);
