// expect: ok
// stdout: undefined undefined false
console.log(typeof process.send, typeof process.disconnect, !!process.connected);
