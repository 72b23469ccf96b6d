// expect: resource-exceeded
// memory-mb: 16
const text = 'Ω'.repeat(5e6);
new TextEncoder().encode(text);
