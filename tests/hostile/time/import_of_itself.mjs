// expect: ok 13
for (let i = 0; ; i += 1) await import('./main.mjs?' + i);
