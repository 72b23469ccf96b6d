// expect: ok
// stdout: done
const { log } = console;
globalThis.process = new Proxy({}, { get() { throw new Error('trap'); } });
setTimeout(() => log('done'), 1);
