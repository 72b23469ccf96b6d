// expect: ok
// stdout: ok
let deep = {};
for (let i = 0; i < 1e5; i += 1) deep = Object.create(deep);
deep = null;
console.log('ok');
