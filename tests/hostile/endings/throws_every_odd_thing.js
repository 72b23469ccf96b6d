// expect: runtime-failed
const odd = [null, undefined, Symbol('s'), 0n, NaN, '', function () {}, class {}, new Proxy({}, {}), Object.create(null), [], /x/, new Date(NaN)];
process.once('exit', () => {});
for (const one of odd) Promise.reject(one).catch(() => {});
throw odd[Math.floor(Math.random() * odd.length)];
