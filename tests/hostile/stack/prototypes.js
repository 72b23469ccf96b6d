// expect: ok
// stdout: undefined
// stdout: false
let deep = {};
for (let i = 0; i < 1e5; i += 1) deep = Object.create(deep);
console.log(deep.nothing);
console.log(deep instanceof Array);
