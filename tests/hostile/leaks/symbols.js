// expect: ok
Symbol.for('leak').description;
globalThis[Symbol.for('leak')] = 1;
Symbol.prototype.leak = 1;
// --- next
// expect: ok
// stdout: undefined undefined
console.log(globalThis[Symbol.for('leak')], Symbol.iterator.leak);
