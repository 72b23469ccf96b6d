// expect: timeout
for (;;) (1e308 * Math.random()).toString(3), (5e-324).toFixed(100), Number.MAX_VALUE.toPrecision(100);
