// expect: timeout
for (let i = 0; ; i += 1) eval(`var x${i % 100} = ${i}`);
