// expect: resource-exceeded
// memory-mb: 64
const { Readable } = require('stream');
Readable.from((function* () { for (;;) yield Buffer.alloc(1e5, 'x'); })()).pipe(process.stdout);
