// expect: timeout
// memory-mb: 256
const buffer = Buffer.alloc(1e7, 'a');
buffer.indexOf(Buffer.concat([Buffer.alloc(5e6, 'a'), Buffer.from('b')]));
