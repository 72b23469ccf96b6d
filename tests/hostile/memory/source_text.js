// expect: resource-exceeded
// memory-mb: 16
const all = [];
for (let i = 0; ; i += 1) all.push(Function(`return ${i};` + ' '.repeat(10000)));
