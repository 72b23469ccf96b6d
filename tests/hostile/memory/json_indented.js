// expect: resource-exceeded
// memory-mb: 8
let deep = Array(3e5).fill(0);
for (let i = 0; i < 60; i += 1) deep = [deep];
JSON.stringify(deep, null, '          ');
