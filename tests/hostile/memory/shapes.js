// expect: resource-exceeded
// memory-mb: 8
const all = [];
for (let i = 0; ; i += 1) all.push(Object.create({ ['a' + i]: 1 }, { ['b' + i]: { get() {} } }));
