// expect: ok
// stdout: ok
const weak = new WeakMap();
let key = {};
for (let i = 0; i < 1e5; i += 1) {
  const next = {};
  weak.set(key, next);
  key = next;
}
key = null;
console.log('ok');
