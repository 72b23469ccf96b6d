// expect: timeout
const big = (1n << 1000000n) - 1n;
for (;;) big / ((1n << 500000n) - 3n), big % 12345678901234567891n;
