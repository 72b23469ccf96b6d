// expect: ok
// stdout: end
let n = 0;
Object.defineProperty(Object.prototype, 'then', { get() { return n++ > 50 ? undefined : (go) => go({}); }, configurable: true });
await {};
delete Object.prototype.then;
console.log('end');
