// expect: timeout or resource-exceeded
// memory-mb: 64
const { Readable } = require('stream');
const input = Readable.from((function* () { for (;;) yield 'x'.repeat(1000); })());
require('readline').createInterface({ input }).on('line', () => {});
