// expect: resource-exceeded
// memory-mb: 32
'\ufdfa'.repeat(3e6).normalize('NFKD');
