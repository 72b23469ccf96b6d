// expect: ok
// stdout: undefined
console.log(typeof native);
for (const way of [process.binding, process._linkedBinding, require('module')._load])
  for (const id of ['natives', 'fs', 'internal:process', 'native']) try { if (way(id).output) console.log('NO', id); } catch {}
for (const id of ['internal:process', 'internal:loop', 'bootstrap', 'node:internal:process', 'internal/process', 'native']) try { require(id); console.log('NO', id); } catch {}
