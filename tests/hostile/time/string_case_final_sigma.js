// expect: timeout
// memory-mb: 64
// Whether a sigma is the last letter is decided by a search over everything around it.
const text = 'Σ' + '\u0301Σ'.repeat(2e5) + '\u0301'.repeat(2e5);
for (;;) text.toLowerCase();
