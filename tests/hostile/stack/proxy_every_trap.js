// expect: ok
// stdout: 14
let count = 0;
const endless = new Proxy(function () {}, {});
const handler = new Proxy({}, { get: (_, trap) => (...args) => Reflect[trap](deep, ...args.slice(1)) });
const deep = new Proxy(function () {}, handler);
const ways = {
  apply: [0, []], construct: [[]], get: ['a'], set: ['a', 1], has: ['a'], deleteProperty: ['a'], ownKeys: [],
  defineProperty: ['a', {}], getOwnPropertyDescriptor: ['a'], getPrototypeOf: [], setPrototypeOf: [null],
  isExtensible: [], preventExtensions: [],
};
for (const way in ways) try { Reflect[way](deep, ...ways[way]); } catch (e) { count += e.name === 'RangeError'; }
try { ({ ...deep }); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
