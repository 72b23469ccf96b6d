// expect: ok
// stdout: aaaa
const b = Buffer.from('aaaa\n');
process.stdout.write(b);
b.fill('b');
