// expect: ok
// stdout: ok
const registry = new FinalizationRegistry((depth) => { if (depth) registry.register({}, depth - 1); });
registry.register({}, 10000);
setTimeout(() => console.log('ok'), 10);
