const big = (1n << 1000000n) - 1n;
for (;;) String(big);
