// expect: resource-exceeded
// memory-mb: 32
const params = new URLSearchParams();
for (;;) params.append('name', 'value'.repeat(10));
