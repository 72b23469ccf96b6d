// expect: ok
const { AsyncLocalStorage } = require('async_hooks');
globalThis.storage = new AsyncLocalStorage();
storage.enterWith('left');
setTimeout(() => process.exit(), 5);
// --- next
// expect: ok
// stdout: undefined undefined
const { AsyncLocalStorage } = require('async_hooks');
console.log(new AsyncLocalStorage().getStore(), typeof storage);
