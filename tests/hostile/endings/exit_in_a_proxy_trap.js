// expect: ok 12
Object.keys(new Proxy({}, { ownKeys: () => process.exit(12) }));
