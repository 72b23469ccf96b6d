// expect: timeout
const endless = new Proxy({}, { ownKeys: () => [], getPrototypeOf: () => endless, has: () => false });
for (;;) endless instanceof Array;
