// expect: ok 4
// stdout: TypeError
try {
  Object.defineProperty(process, 'exitCode', { get() { throw new Error('no'); }, configurable: true });
} catch (e) {
  console.log(e.name);
}
process.exitCode = '4';
