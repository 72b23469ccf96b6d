// expect: timeout
// Light work between two looks at the clock says nothing of what comes next.
const text = 'a'.repeat(1100);
for (let i = 0; i < 300000; i += 1) text.indexOf('b');
const [a, b] = [1e308, 5e-324];
for (;;) [a % b, a % b, a % b, a % b, a % b, a % b, a % b, a % b];
