// expect: runtime-failed
for (const what of [Object, Array, String, Reflect, JSON, Math, Number, Promise, Symbol, Buffer, Date])
  for (const key of Reflect.ownKeys(what)) try { what[key] = () => { throw 'broken'; }; } catch {}
throw new Error('all is broken');
