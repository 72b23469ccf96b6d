// expect: timeout or resource-exceeded
// memory-mb: 64
for (;;) console.group('deeper');
