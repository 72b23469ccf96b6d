// expect: timeout
// memory-mb: 512
new Uint8Array({ length: 4e8 });
