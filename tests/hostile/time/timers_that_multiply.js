// expect: timeout or resource-exceeded
// memory-mb: 64
const twice = () => [setTimeout(twice), setImmediate(twice)];
twice();
