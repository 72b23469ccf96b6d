// expect: timeout or resource-exceeded
// memory-mb: 16
Error.stackTraceLimit = 1e6;
const all = [];
const deep = (n) => (n ? deep(n - 1) : all.push(new Error('deep')));
for (;;) deep(100);
