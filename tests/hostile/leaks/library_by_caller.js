// expect: ok
// stdout: true
// Neither a callback's caller nor its frames give away the library.
const found = [];
const spy = function () {
  try { found.push(spy.caller, arguments.callee.caller); } catch {}
  found.push(new Error().stack);
};
[1].map(spy);
process.nextTick(spy);
setTimeout(spy);
setTimeout(() => console.log(!found.some((x) => typeof x === 'function' || /internal:|bootstrap|node:/.test(String(x)))), 10);
