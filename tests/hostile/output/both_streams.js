// expect: resource-exceeded
const text = 'x'.repeat(1 << 20);
for (;;) process.stdout.write(text), process.stderr.write(text);
