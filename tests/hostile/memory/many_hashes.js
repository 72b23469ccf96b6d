// expect: resource-exceeded
// memory-mb: 32
const { createHash } = require('crypto');
const all = [];
for (;;) all.push(createHash('sha512'));
