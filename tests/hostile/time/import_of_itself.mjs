// expect: timeout
for (let i = 0; ; i += 1) await import('./main.mjs?' + i);
