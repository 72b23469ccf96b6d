// expect: ok
// stdout: 0
let found = 0;
const tries = [
  () => process.binding('tcp_wrap'), () => process.dlopen({}, '/x.node'), () => require('./x.node'), () => process._linkedBinding('x'), () => require('internal/net'),
  () => require('inspector').open(9229), () => require('wasi').WASI, () => require('vm').createContext({}), () => require('v8').setFlagsFromString('--x'), () => require('repl').start(),
  () => process.setuid(0), () => process.report.getReport(), () => new (require('tty').ReadStream)(0), () => process.stdin.setRawMode(true),
];
for (const way of tries) try { if (way() !== undefined) (found += 1), console.log(String(way)); } catch {}
console.log(found);
