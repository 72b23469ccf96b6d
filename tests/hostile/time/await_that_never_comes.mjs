// expect: timeout
setInterval(() => {}, 100000);
await new Promise(() => {});
