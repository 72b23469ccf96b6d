// expect: timeout or resource-exceeded
// memory-mb: 64
const deep = (n) => (n ? deep(n - 1) : console.trace('x'));
for (;;) deep(100);
