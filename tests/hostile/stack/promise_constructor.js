// expect: ok
// stdout: RangeError
const again = () => new Promise(again);
Promise.prototype.then.call(again(), 0, 0).catch((e) => console.log(e.name));
