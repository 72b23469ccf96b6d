// expect: timeout or resource-exceeded
// memory-mb: 16
const all = [];
process.on('uncaughtException', () => { for (;;) all.push([1]); });
setInterval(() => { for (;;) all.push([1]); }, 1);
