// expect: resource-exceeded
// memory-mb: 8
Array.from({ length: 4294967295 });
