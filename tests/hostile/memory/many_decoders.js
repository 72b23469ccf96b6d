// expect: resource-exceeded
// memory-mb: 8
const all = [];
for (;;) all.push(new TextDecoder('utf-16le'));
