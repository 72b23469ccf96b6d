// expect: resource-exceeded
// memory-mb: 3
const object = {};
for (let i = 0; ; i += 1) object['abcdefgh' + i] = i;
// --- next
// expect: resource-exceeded
// memory-mb: 4
const object = {};
for (let i = 0; ; i += 1) object['abcdefgh' + i] = i;
// --- next
// expect: resource-exceeded
// memory-mb: 5
const object = {};
for (let i = 0; ; i += 1) object['abcdefgh' + i] = i;
