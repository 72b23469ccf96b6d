// expect: timeout
// memory-mb: 256
for (;;) URL.canParse('http://' + 'ü'.repeat(3e4) + '.' + 'xn--a'.repeat(3e4) + '/');
