// expect: ok
// stdout: RangeError
const endless = new Proxy({}, { get: (t, k) => (k === 'toJSON' ? undefined : endless2()), ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) });
const endless2 = () => new Proxy({}, { get: (t, k) => (k === 'toJSON' ? undefined : endless2()), ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) });
try {
  JSON.stringify(endless);
} catch (e) {
  console.log(e.name);
}
