// expect: timeout or resource-exceeded
// memory-mb: 64
const rows = Array.from({ length: 3000 }, (_, i) => ({ ['column' + i]: i }));
console.table(rows);
