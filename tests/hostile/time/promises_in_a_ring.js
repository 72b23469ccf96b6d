// expect: timeout
const ring = { then: (go) => go(ring) };
Promise.resolve(ring);
