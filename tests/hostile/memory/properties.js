// expect: resource-exceeded
// memory-mb: 8
const object = {};
for (let i = 0; ; i += 1) object['p' + i] = i;
