// expect: timeout
Error.stackTraceLimit = Infinity;
const deep = (n) => (n ? deep(n - 1) : new Error('x'.repeat(100)).stack);
for (;;) deep(200);
