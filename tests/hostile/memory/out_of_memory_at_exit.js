// expect: resource-exceeded
// memory-mb: 16
const all = [];
process.on('exit', () => { for (;;) all.push([1]); });
