// expect: ok
// stdout: 0
let n = 0;
for (const id of ['internal:process', 'internal:loop', 'bootstrap', 'node:internal:files', 'node:../internal:process', 'file:///internal:loop']) try { await import(id); n += 1; } catch {}
console.log(n);
