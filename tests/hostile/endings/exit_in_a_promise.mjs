// expect: ok 9
// stdout:
const never = Promise.resolve().then(() => process.exit(9)).finally(() => console.log('no')).catch(() => console.log('no'));
await never;
console.log('no');
