// expect: timeout
// memory-mb: 256
const long = 'http://h/' + '../a/'.repeat(1e5) + '?' + 'a=ü&'.repeat(1e5);
for (;;) new URL(long).searchParams.sort();
