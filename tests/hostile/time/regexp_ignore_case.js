// expect: timeout
/^(ß|ẞ|ſ|s)+(ß|ẞ|ſ|s)+(ß|ẞ|ſ|s)+(ß|ẞ|ſ|s)+(ß|ẞ|ſ|s)+x/iu.test('ſ'.repeat(5000));
