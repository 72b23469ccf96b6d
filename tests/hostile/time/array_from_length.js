// expect: timeout or resource-exceeded
// memory-mb: 256
Array.from({ length: 4294967295 }, (x, i) => i);
