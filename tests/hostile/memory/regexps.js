// expect: resource-exceeded
// memory-mb: 8
const all = [];
for (;;) all.push(new RegExp('[a-z]{5}'.repeat(100)));
