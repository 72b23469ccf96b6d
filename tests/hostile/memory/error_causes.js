// expect: runtime-failed or resource-exceeded
// memory-mb: 32
let e = new Error('first');
for (let i = 0; i < 1e4; i += 1) e = new AggregateError([e, e], 'x'.repeat(100), { cause: e });
throw e;
