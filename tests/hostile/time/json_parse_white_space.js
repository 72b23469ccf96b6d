// expect: timeout
// memory-mb: 256
const text = ' '.repeat(1e8) + '1';
for (;;) JSON.parse(text);
