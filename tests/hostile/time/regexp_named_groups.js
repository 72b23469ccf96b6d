// expect: timeout
/^(?:(?<x>a)|(?<x>aa)|(?<x>a))*\k<x>$/.test('a'.repeat(70) + '!');
