// expect: resource-exceeded
// memory-mb: 8
let tree = 'x'.repeat(1000);
for (let i = 0; i < 30; i += 1) tree = [tree, tree];
JSON.stringify(tree);
