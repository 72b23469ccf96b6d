// expect: timeout
// memory-mb: 64
const points = Array(60000).fill(0x1f600);
for (;;) String.fromCodePoint(...points);
