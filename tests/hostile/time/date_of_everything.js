// expect: timeout
for (let i = 0; ; i += 1) new Date(i * 1e9).toLocaleString(), Date.parse(new Date(i).toString()), new Date(1e99).getTime();
