// expect: resource-exceeded
// memory-mb: 8
const registry = new FinalizationRegistry(() => {});
const held = [];
for (;;) held.push({}), registry.register(held.at(-1), held);
