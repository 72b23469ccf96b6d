// expect: timeout
// A ring of prototypes is only possible through a proxy.
const ring = new Proxy({}, { getPrototypeOf: () => ring });
ring instanceof Object;
