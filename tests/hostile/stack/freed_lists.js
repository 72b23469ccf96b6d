// expect: ok
// stdout: ok
let list = null;
let arrays = [];
for (let i = 0; i < 1e5; i += 1) (list = { next: list }), (arrays = [arrays]);
list = arrays = null;
console.log('ok');
