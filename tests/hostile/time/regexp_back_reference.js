// expect: timeout
/^(?:(a*)\1)*b/.test('a'.repeat(3000));
