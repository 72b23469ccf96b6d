// expect: resource-exceeded
// memory-mb: 64
const text = 'Ω'.repeat(2e7);
new TextEncoder().encode(text);
