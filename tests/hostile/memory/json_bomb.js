// expect: resource-exceeded
// memory-mb: 32
JSON.parse('[' + '[],'.repeat(2e6) + '0]');
