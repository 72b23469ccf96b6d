// expect: resource-exceeded
// memory-mb: 8
const all = [];
for (let i = 0; ; i += 1) all.push(Symbol.for('symbol ' + i));
