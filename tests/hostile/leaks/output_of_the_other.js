// expect: timeout
process.stdout.write('half a line of the first');
process.stderr.write('half an error');
for (;;) {}
// --- next
// expect: ok
// stdout: second
console.log('second');
