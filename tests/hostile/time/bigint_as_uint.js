// expect: timeout
// memory-mb: 256
const big = (1n << 1000000n) - 1n;
for (;;) BigInt.asUintN(999999, big), BigInt.asIntN(999999, -big);
