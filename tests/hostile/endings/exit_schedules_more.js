// expect: ok
// stdout:
process.on('exit', () => {
  for (const later of [setTimeout, setImmediate, queueMicrotask, process.nextTick]) later(() => console.log('no'));
  Promise.resolve().then(() => console.log('no'));
});
