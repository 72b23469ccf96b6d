// expect: timeout
for (;;) 3n ** 660000n;
