// expect: ok 3
// stdout:
setInterval(() => console.log('left'), 1);
setImmediate(() => console.log('left'));
Promise.resolve().then(() => console.log('left'));
process.exit(3);
// --- next
// expect: ok
// stdout: clean
setTimeout(() => console.log('clean'), 20);
