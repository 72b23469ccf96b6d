// expect: ok
// env: VISIBLE=yes
// stdout: [ 'VISIBLE' ]
// stdout: undefined undefined
console.log(Object.keys(process.env));
console.log(process.env.WORKER_SECRET, process.env.__proto__.WORKER_SECRET);
