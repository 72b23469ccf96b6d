// expect: resource-exceeded
// memory-mb: 32
const { AsyncLocalStorage } = require('async_hooks');
const all = [];
for (;;) all.push(new AsyncLocalStorage().run([all], () => AsyncLocalStorage.snapshot()));
