// expect: resource-exceeded
// memory-mb: 8
'\ufdfa'.repeat(3e5).normalize('NFKD');
