// expect: runtime-failed
const trap = new Proxy({}, { get: (t, trap) => () => { throw handler; } });
const handler = new Proxy(function () {}, trap);
throw handler;
