// expect: timeout
// memory-mb: 256
const names = Array.from({ length: 1e5 }, (_, i) => 'k' + i);
for (;;) JSON.stringify(Array(1000).fill({}), names);
