// expect: ok
// stdout: 0
// Whatever the library hands to patched built-ins must not be its native part.
let found = 0;
const look = (x) => {
  if (Object(x) === x && !(x instanceof Map)) for (const key of ['random', 'modules', 'zlib', 'stdin', 'proxy', 'shared']) found += Object.hasOwn(x, key) && key in x && typeof x.output === 'object';
};
const { hasOwn } = Object;
for (const [what, key] of [[Map.prototype, 'get'], [Map.prototype, 'set'], [Array.prototype, 'push'], [Array.prototype, 'map'], [Object, 'keys'], [Object, 'assign'], [Array, 'isArray'], [WeakMap.prototype, 'get']]) {
  const old = what[key];
  what[key] = function (...args) {
    look(this);
    for (const arg of args) look(arg);
    return Reflect.apply(old, this, args);
  };
}
require('fs').readdirSync('/');
require('zlib').gzipSync('x');
setTimeout(() => console.log(found), 1);
