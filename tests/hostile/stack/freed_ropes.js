// expect: ok
// stdout: 100001
let left = 'a';
let right = 'a';
for (let i = 0; i < 1e5; i += 1) (left = left + 'b'), (right = 'b' + right);
console.log((left + right).length / 2);
left = right = null;
