// expect: runtime-failed
const e = new Error('large');
for (let i = 0; i < 10000; i += 1) e['p' + i] = { i, nested: { i: [i] } };
throw e;
