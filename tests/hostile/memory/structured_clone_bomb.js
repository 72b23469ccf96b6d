// expect: resource-exceeded
// memory-mb: 8
const text = 'x'.repeat(1 << 20);
structuredClone(Array.from({ length: 1000 }, () => new Uint8Array(1 << 10).fill(1)).map((x) => [x, text + Math.random()].map((y) => Buffer.from(y))));
