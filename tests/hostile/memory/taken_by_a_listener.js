// expect: ok
// stdout: held
// memory-mb: 8
// Each error that a listener takes is reported with some more memory, which must not add up.
const kept = [];
let rounds = 0;
process.on('uncaughtException', () => {});
const timer = setInterval(() => {
  rounds += 1;
  if (rounds <= 20) for (;;) kept.push(new Uint8Array(65536));
  clearInterval(timer);
  const mebibytes = kept.length / 16;
  kept.length = 0;
  console.log(mebibytes <= 16 ? 'held' : mebibytes);
}, 0);
