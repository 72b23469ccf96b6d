// expect: ok
// stdout: 20000
const deep = async (promise) => (await promise) + 1;
let last = Promise.resolve(0);
for (let i = 0; i < 20000; i += 1) last = deep(last);
console.log(await last);
