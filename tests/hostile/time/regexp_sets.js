// expect: timeout
/^([\p{L}--[a-z]]|[\p{L}&&\p{Lu}]|\p{Emoji_Keycap_Sequence})*$/v.test('Ω'.repeat(60) + '!');
