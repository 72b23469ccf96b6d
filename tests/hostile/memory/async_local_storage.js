// expect: resource-exceeded
// memory-mb: 8
const { AsyncLocalStorage } = require('async_hooks');
const all = [];
for (;;) all.push(new AsyncLocalStorage().run([all], () => AsyncLocalStorage.snapshot()));
