// expect: timeout
const big = (1n << 500000n) - 1n;
for (;;) big * big;
