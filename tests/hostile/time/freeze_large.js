// expect: timeout
// memory-mb: 256
const large = Array(1e6).fill(0);
for (;;) Object.isFrozen(large), Object.isSealed(Object.seal([...large]));
