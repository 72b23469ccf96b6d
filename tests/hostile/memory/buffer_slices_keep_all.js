// expect: resource-exceeded
// memory-mb: 16
const kept = [];
for (;;) kept.push(new Uint8Array(1 << 20).subarray(5, 6));
