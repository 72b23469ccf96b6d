// expect: timeout
// memory-mb: 256
let many = Array(1e6).fill(1);
for (;;) many = many.toSpliced(5, 1, 2).with(3, 4).toReversed();
