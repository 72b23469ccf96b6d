process.stdout.write(Buffer.from([0x61, 0xff, 0x00, 0xc3]));
process.stderr.write(Buffer.from([0x80]));
process.stdout.write(Buffer.from([0xa9, 0x0a]));
