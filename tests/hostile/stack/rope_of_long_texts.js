// expect: ok
// stdout: 20008192
const long = 'x'.repeat(10000);
let rope = 'y'.repeat(8192);
for (let i = 0; i < 2000; i += 1) rope = i % 2 ? long + rope : rope + long;
console.log(rope.indexOf('z') + 1 + rope.length);
