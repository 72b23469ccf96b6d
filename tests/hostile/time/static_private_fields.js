// expect: timeout
// memory-mb: 64
eval('class A {' + Array.from({ length: 1e5 }, (_, i) => `static #f${i} = 1;`).join('') + '}');
