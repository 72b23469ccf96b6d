// expect: ok
// stdout: true
const make = (end) => {
  let deep = { end };
  for (let i = 0; i < 2e4; i += 1) deep = [deep];
  return deep;
};
try { require('assert').deepStrictEqual(make(1), make(2)); } catch (e) { console.log(e.name === 'RangeError' || e.name === 'AssertionError'); }
