// expect: timeout
/(?<=b(a+)+)!/.test('a'.repeat(60) + '!');
