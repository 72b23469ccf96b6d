// expect: timeout
// memory-mb: 256
const keys = Array.from({ length: 1e5 }, (_, i) => 'k' + i);
const target = Object.fromEntries(keys.map((key) => [key, 1]));
Object.preventExtensions(target);
for (;;) Reflect.ownKeys(new Proxy(target, { ownKeys: () => keys.toReversed() }));
