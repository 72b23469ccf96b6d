// expect: timeout
// memory-mb: 256
const util = require('util');
for (;;) util.format('%o'.repeat(3000), ...Array(3000).fill({ a: 1 }));
