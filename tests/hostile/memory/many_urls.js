// expect: resource-exceeded
// memory-mb: 8
const all = [];
for (;;) all.push(new URL('http://host/' + 'x'.repeat(1000)));
