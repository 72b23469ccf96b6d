// expect: ok
// stdout: 1
let last = Promise.resolve(1);
for (let i = 0; i < 20000; i += 1) {
  const inner = last;
  last = new Promise((resolve) => resolve(inner));
}
console.log(await last);
