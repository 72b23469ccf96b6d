// expect: resource-exceeded
// memory-mb: 8
const params = new URLSearchParams();
for (;;) params.append('name', 'value'.repeat(10));
