// expect: timeout
// memory-mb: 128
const text = '1' + '0'.repeat(1e7);
for (;;) JSON.parse(text);
