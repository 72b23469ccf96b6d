// expect: resource-exceeded
// memory-mb: 8
'a'.repeat(1e6).match(/(?:)/g);
