// expect: runtime-failed
for (const key of ['get', 'set', 'value', 'writable', 'enumerable', 'configurable'])
  Object.defineProperty(Object.prototype, key, { get: () => undefined, set: () => {}, configurable: true, __proto__: null });
console.log({ a: 1 });
