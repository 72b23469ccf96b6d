// expect: timeout
// memory-mb: 256
const text = 'Ω'.repeat(1e7);
text.includes('Ω'.repeat(5e6) + 'a');
