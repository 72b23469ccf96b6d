// expect: ok 13
// stdout:
process.on('exit', (code) => { if (code !== 13) console.log(code); });
await new Promise(() => {});
