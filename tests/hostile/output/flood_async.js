// expect: resource-exceeded
// memory-mb: 128
const more = () => process.stdout.write('x'.repeat(1e5), more);
more();
