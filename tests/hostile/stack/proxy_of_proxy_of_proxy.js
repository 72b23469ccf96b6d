// expect: ok
// stdout: 13
let deep = function () {};
for (let i = 0; i < 1e5; i += 1) deep = new Proxy(deep, {});
let count = 0;
const ways = {
  apply: [0, []], construct: [[]], get: ['a'], set: ['a', 1], has: ['a'], deleteProperty: ['a'], ownKeys: [],
  defineProperty: ['a', {}], getOwnPropertyDescriptor: ['a'], getPrototypeOf: [], setPrototypeOf: [null],
  isExtensible: [], preventExtensions: [],
};
for (const way in ways) try { Reflect[way](deep, ...ways[way]); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
