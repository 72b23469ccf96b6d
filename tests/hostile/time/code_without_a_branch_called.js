// expect: timeout
const long = Function('a', 'b', 'let x;' + 'x = a % b;'.repeat(50000));
for (;;) long(1e308, 5e-324);
