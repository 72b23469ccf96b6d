// expect: timeout
// memory-mb: 256
String((1n << 1000000n) - 1n);
