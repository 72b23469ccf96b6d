// expect: runtime-failed
for (let i = 0; i < 1e4; i += 1) Promise.reject(new Error('number ' + i));
