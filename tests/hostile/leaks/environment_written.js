// expect: ok
process.env.LEFT = 'x';
process.env.PATH = '/evil';
process.title = 'evil';
process.argv.push('evil');
process.exitCode = 0;
// --- next
// expect: ok
// stdout: {} 2 undefined
console.log({ ...process.env }, process.argv.length, process.exitCode);
