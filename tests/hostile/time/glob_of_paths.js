// expect: timeout
// memory-mb: 256
const path = require('path');
const long = '../a/./'.repeat(2e5);
for (;;) path.normalize(long), path.relative(long, long + 'b'), path.resolve(long);
