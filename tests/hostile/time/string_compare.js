// expect: timeout
// memory-mb: 600
const a = 'a'.repeat(2e7) + 'a';
const b = 'a'.repeat(2e7) + 'b';
for (;;) a < b, a === b, a.localeCompare(b), a.startsWith(b);
