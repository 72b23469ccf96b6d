// expect: timeout
// memory-mb: 600
const text = '[' + '{"a":[1,2,"b"]},'.repeat(3e5) + '0]';
for (;;) JSON.parse(text);
