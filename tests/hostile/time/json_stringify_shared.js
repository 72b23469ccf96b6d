// expect: timeout or resource-exceeded
// memory-mb: 256
let tree = [];
for (let i = 0; i < 60; i += 1) tree = [tree, tree];
JSON.stringify(tree);
