// expect: timeout or resource-exceeded or ok
// memory-mb: 64
let o = {};
for (let i = 0; i < 100; i += 1) o = { ['k'.repeat(1000)]: o, a: [o, o, o] };
console.dir(o, { depth: 12 });
