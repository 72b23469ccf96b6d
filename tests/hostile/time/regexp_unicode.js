// expect: timeout
/^(\p{L}|\p{Lu}|\p{Script=Greek})*$/u.test('Ω'.repeat(60) + '!');
