// expect: resource-exceeded
// memory-mb: 8
let blob = new Blob(['x'.repeat(1e6)]);
for (;;) blob = new Blob([blob, blob]);
