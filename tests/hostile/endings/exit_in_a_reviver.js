// expect: ok 11
JSON.parse('[1]', () => process.exit(11));
