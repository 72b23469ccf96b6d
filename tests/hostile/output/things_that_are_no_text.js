// expect: ok
// stdout: 8
let count = 0;
for (const one of [null, undefined, 5, {}, [], Symbol('s'), () => {}, 5n]) try { process.stdout.write(one); } catch (e) { count += 1; }
console.log(count);
