// expect: runtime-failed
let e = new Error('first');
for (let i = 0; i < 3e4; i += 1) e = new AggregateError([e], 'next');
Promise.reject(e);
