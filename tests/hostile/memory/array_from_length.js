// expect: resource-exceeded
// memory-mb: 32
Array.from({ length: 4294967295 });
