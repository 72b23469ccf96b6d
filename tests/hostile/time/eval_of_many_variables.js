// expect: timeout
// memory-mb: 256
// Each name is looked for among all that were declared before it.
eval(Array.from({ length: 1e5 }, (_, i) => `let v${i};`).join(''));
