// expect: ok
// stdout: function () { [native code] }
console.log(Function.prototype.toString.call(console.log).replace(/\s+/g, ' ').replace(/function \w*/, 'function '));
