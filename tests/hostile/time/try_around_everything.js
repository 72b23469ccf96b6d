// expect: timeout
process.on('uncaughtException', () => {});
process.on('exit', () => { for (;;) {} });
for (;;) {
  try {
    for (;;) [].map.call({ length: 1e6 }, () => { throw 1; });
  } catch {}
}
