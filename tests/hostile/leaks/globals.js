// expect: ok
// stdout: undefined
console.log(typeof leaked);
globalThis.leaked = 1;
Object.defineProperty(globalThis, 'undeletable', { value: 1, configurable: false });
var declared = 1;
// --- next
// expect: ok
// stdout: undefined undefined undefined
console.log(typeof leaked, typeof undeletable, typeof declared);
