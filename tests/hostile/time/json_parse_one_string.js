// expect: timeout
// memory-mb: 400
const text = '"' + '\\u0041'.repeat(1e7) + '"';
for (;;) JSON.parse(text);
