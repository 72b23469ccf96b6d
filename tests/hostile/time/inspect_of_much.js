// expect: timeout
// memory-mb: 256
const util = require('util');
const many = Array.from({ length: 2e5 }, (_, i) => ({ i, text: 'x'.repeat(20) }));
util.inspect(many, { depth: null, maxArrayLength: null, breakLength: 2, sorted: true });
for (;;) util.inspect(many);
