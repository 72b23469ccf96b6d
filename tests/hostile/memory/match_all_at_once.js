// expect: resource-exceeded
// memory-mb: 32
'a'.repeat(3e6).match(/(?:)/g);
