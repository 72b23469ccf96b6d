// expect: resource-exceeded
// memory-mb: 8
JSON.parse('[' + '[],'.repeat(2e6) + '0]');
