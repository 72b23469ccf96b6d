// expect: ok
// stdout: frozen
const seen = new Set();
const freeze = (o) => {
  if (Object(o) !== o || seen.has(o)) return;
  seen.add(o);
  try { Object.freeze(o); } catch {}
  for (const key of Reflect.ownKeys(o)) try { freeze(Object.getOwnPropertyDescriptor(o, key).value); } catch {}
  freeze(Object.getPrototypeOf(o));
};
const { log } = console;
freeze(globalThis);
log('frozen');
