// expect: timeout or resource-exceeded
// memory-mb: 32
const all = [];
for (;;) all.push(new RegExp('[' + '\\p{L}\\P{Lu}'.repeat(500) + ']', 'iv'));
