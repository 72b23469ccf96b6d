// expect: ok
// stdout: 8
let count = 0;
for (const one of [null, undefined, 5, {}, [], Symbol('s'), () => {}, 5n]) try { process.stdout.write(one); } catch (e) { count += e.code?.startsWith('ERR') ? 1 : 0; }
console.log(count);
