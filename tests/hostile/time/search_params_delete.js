// expect: timeout
// memory-mb: 256
const params = new URLSearchParams('a=1&b=2&'.repeat(2e5));
for (;;) params.has('c'), params.getAll('a'), new URLSearchParams(params.toString());
