// expect: ok
globalThis.registry = new FinalizationRegistry(() => console.log('finalized'));
for (let i = 0; i < 1000; i += 1) registry.register({}, i);
globalThis.weak = new WeakRef({});
// --- next
// expect: ok
// stdout: undefined undefined
console.log(typeof registry, typeof weak);
