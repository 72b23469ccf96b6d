// expect: ok
// stdout: RangeError
const { isDeepStrictEqual } = require('util');
const make = () => {
  let deep = {};
  for (let i = 0; i < 1e5; i += 1) deep = { deep };
  return deep;
};
try { isDeepStrictEqual(make(), make()); } catch (e) { console.log(e.name); }
