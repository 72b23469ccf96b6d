// expect: ok
// stdout: true
// Whatever the library hands to patched built-ins must not be its native part.
const got = [];
for (const what of [Function.prototype, Array.prototype, Map.prototype, Object, Reflect])
  for (const key of ['call', 'apply', 'bind', 'push', 'set', 'get', 'assign', 'defineProperty', 'map'])
    if (what[key]) {
      const old = what[key];
      Object.defineProperty(what, key, { value: function (...args) { got[got.length] = this; got[got.length] = args[0]; return Reflect_apply(old, this, args); } });
    }
function Reflect_apply(f, t, a) { return new Proxy(f, {}) && f.__call ? f.__call(t, a) : old_apply(f, t, a); }
const old_apply = (f, t, a) => { Object.setPrototypeOf(f, null); try { return { f, __proto__: null }.f(...a); } catch {} };
try { console.log('x'); } catch {}
try { require('fs').readdirSync('/'); } catch {}
try { process.stdout.write(`${!got.some((x) => { try { return x && typeof x === 'object' && ('modules' in x) && ('random' in x); } catch { return false; } })}\n`); } catch {}
process.exit();
