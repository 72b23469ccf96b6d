// expect: ok
// stdout: still
const { write } = process.stdout;
process.stdout.write = () => { throw new Error('patched'); };
process.stdout.end = process.stdout.destroy = null;
try { console.log('lost'); } catch {}
write.call(process.stdout, 'still\n');
