// expect: ok
// stdout: 1
let deep = { a: 1 };
for (let i = 0; i < 3e4; i += 1) deep = Object.create(deep);
let count = 0;
for (const key in deep) count += 1;
console.log(count);
