// expect: timeout
// memory-mb: 600
new Uint8Array(1e8).join('-');
