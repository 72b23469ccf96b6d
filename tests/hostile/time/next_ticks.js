// expect: timeout
const again = () => process.nextTick(again);
again();
setTimeout(() => process.exit(), 1);
