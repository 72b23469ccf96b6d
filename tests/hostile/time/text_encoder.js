// expect: timeout
// memory-mb: 512
const text = '\ud800'.repeat(1e7);
for (;;) new TextEncoder().encode(text);
