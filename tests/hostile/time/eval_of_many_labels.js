// expect: timeout
// memory-mb: 256
eval('switch (1) {' + Array.from({ length: 1e5 }, (_, i) => `case ${i}:`).join('') + '}');
for (;;) Function('x', 'if (x) {} else '.repeat(50) + '{}');
