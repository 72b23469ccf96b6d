// expect: runtime-failed
for (const what of [Object, Array, String, Function, Map, Set, Promise, RegExp, Error, Number, Symbol, WeakMap, Uint8Array])
  for (const key of Reflect.ownKeys(what.prototype))
    try { what.prototype[key] = () => { throw 'broken'; }; } catch {}
throw new Error('all is broken');
