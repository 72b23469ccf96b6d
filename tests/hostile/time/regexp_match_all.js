// expect: timeout
// memory-mb: 256
const text = 'ab'.repeat(1e6);
for (;;) for (const m of text.matchAll(/(?<x>.)/g)) m.groups.x;
