// expect: ok
// stdout: é
process.stdout.write(Buffer.from([0xc3]));
process.stdout.write(Buffer.from([0xa9]));
process.stdout.write('\n');
