process.stdout.write('a');
process.stderr.write('b');
process.stdout.write('c');
process.stdout.write('d');
process.stderr.write('e');
console.log('f');
console.error('g');
