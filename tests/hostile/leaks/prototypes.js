// expect: ok
Array.prototype.leak = String.prototype.leak = Function.prototype.leak = Object.prototype.leak = 'leak';
Array.prototype.push = Array.prototype.map = Promise.prototype.then = JSON.stringify = console.log = () => { throw 'mine'; };
Object.prototype.__proto__ = null;
Object.freeze(Object.prototype);
// --- next
// expect: ok
// stdout: undefined undefined undefined undefined
// stdout: [1] true
console.log([].leak, ''.leak, (() => {}).leak, {}.leak);
console.log(JSON.stringify([1]), Object.isExtensible(Object.prototype));
