// expect: timeout
/^(a|a|a|aa)*$/.test('a'.repeat(60) + '!');
