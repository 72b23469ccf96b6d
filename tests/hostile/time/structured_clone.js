// expect: timeout
// memory-mb: 256
const tree = Array.from({ length: 1e5 }, () => ({ a: [1, new Map([[1, 2]])] }));
for (;;) structuredClone(tree);
