// expect: resource-exceeded
// memory-mb: 32
const all = [];
for (;;) all.push(new RegExp('[a-z]{5}'.repeat(100)));
