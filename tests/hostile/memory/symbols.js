// expect: resource-exceeded
// memory-mb: 2
// Registered symbols are never collected.
for (let i = 0; ; i += 1) Symbol.for('symbol ' + i);
