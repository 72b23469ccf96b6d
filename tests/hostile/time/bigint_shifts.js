// expect: timeout
// memory-mb: 256
const big = 1n << 1000000n;
for (;;) (big << 7n) >> 3n, -big, ~big, big ^ 5n, big === big + 1n;
