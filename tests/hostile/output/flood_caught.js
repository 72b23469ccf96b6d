// expect: resource-exceeded
process.on('uncaughtException', () => {});
process.on('exit', () => console.log('x'));
for (;;) try { process.stdout.write('x'.repeat(1e6)); } catch {} finally { continue; }
