// expect: timeout or resource-exceeded
// memory-mb: 64
class Endless {
  get next() {
    return new Endless();
  }
}
const endless = {};
Object.defineProperty(endless, 'next', { enumerable: true, get: () => [[{ __proto__: endless }]].concat(Array(1e4).fill(0)) });
for (;;) structuredClone(endless);
