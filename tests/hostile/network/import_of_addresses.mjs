// expect: ok
// stdout: 0
let loaded = 0;
for (const id of ['http://127.0.0.1/a.mjs', 'https://127.0.0.1/a.mjs', '//127.0.0.1/a.mjs', 'data:text/javascript,globalThis.x=1', 'blob:x', 'npm:left-pad', 'ftp://x/y', 'javascript:1']) try { await import(id); loaded += 1; } catch {}
console.log(loaded);
