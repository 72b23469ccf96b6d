// expect: runtime-failed
const e = new Error('large');
for (let i = 0; i < 1000; i += 1) e['p' + i] = { i, nested: { i: [i] } };
throw e;
