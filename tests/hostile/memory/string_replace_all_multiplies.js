// expect: resource-exceeded
// memory-mb: 16
'a'.repeat(1e5).replaceAll('', 'b'.repeat(1e5));
