// expect: ok
// stdout: ok
// A chain of scopes that is built while running, without any deep source.
let deep = () => 1;
for (let i = 0; i < 1e5; i += 1) deep = ((inner) => () => inner)(deep);
deep = null;
console.log('ok');
