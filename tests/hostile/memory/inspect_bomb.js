// expect: timeout or resource-exceeded
// memory-mb: 32
let tree = {};
for (let i = 0; i < 30; i += 1) tree = { a: tree, b: tree };
require('util').inspect(tree, { depth: Infinity });
