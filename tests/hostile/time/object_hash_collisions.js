// expect: timeout or resource-exceeded
// memory-mb: 128
const object = {};
for (let i = 0; ; i += 1) object['\0'.repeat(i % 5000) + i] = i;
