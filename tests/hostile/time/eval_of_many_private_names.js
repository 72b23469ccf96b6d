// expect: timeout
// memory-mb: 256
eval('class A {' + Array.from({ length: 1e5 }, (_, i) => `#f${i};`).join('') + '}');
