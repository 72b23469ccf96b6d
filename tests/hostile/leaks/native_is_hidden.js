// expect: ok
// stdout: undefined undefined undefined undefined
console.log(typeof native, typeof process.binding, typeof process._linkedBinding, typeof require('module')._load);
for (const id of ['internal:process', 'internal:loop', 'bootstrap', 'node:internal:process', 'internal/process', 'native']) try { require(id); console.log('NO', id); } catch {}
