// expect: resource-exceeded
// memory-mb: 8
const { createHash } = require('crypto');
const all = [];
for (;;) all.push(createHash('sha512'));
