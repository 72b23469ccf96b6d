// expect: ok
const trap = new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; }, getOwnPropertyDescriptor() { throw 3; }, getPrototypeOf() { throw 4; } });
for (const one of [trap, Object.create(trap), { get a() { throw 1; } }, { [Symbol.toStringTag]: {} }, Object.create({ constructor: trap }), new (class { static name = trap; })(), { __proto__: { get constructor() { throw 1; } } }, Object.defineProperty([], 'length', { writable: false }), new Array(4294967295), -0, [,], { length: 2 ** 53 }])
  for (const how of ['log', 'error', 'dir', 'table']) try { console[how](one); } catch {}
